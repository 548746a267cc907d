import * as z from 'zod';
import type { FieldCode } from '../diagnostics/codes';
import { hasUnprintable, show } from '../diagnostics/printable';
import { SECRET_TEXT } from '../upstream/secret-text';

/** What is wrong with a value: a message, and what to change. */
export interface Complaint {
  readonly kind: FieldCode;
  readonly message: string;
  readonly help?: string;
}

/** What a field's JSON Schema says, for editors. */
export interface FieldMeta {
  readonly description: string;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
}

/** Text without control characters that `complain` has nothing against. */
export function text(complain: (value: string) => Complaint | undefined, meta: FieldMeta): z.ZodString {
  return z
    .string()
    .superRefine((value, context) => {
      const complaint = (hasUnprintable(value) ? unprintable(value) : secret(value)) ?? complain(value);
      if (!complaint) return;
      const { message, ...params } = complaint;
      context.addIssue({ code: 'custom', message, params });
    })
    .meta({ ...meta });
}

function unprintable(value: string): Complaint {
  return {
    kind: 'invalid-value',
    message: `${show(value)} has a control character`,
    help: 'remove the character; text is one line',
  };
}

/** Git remembers it for ever, and so does everybody who has read the pull request. */
function secret(value: string): Complaint | undefined {
  if (!SECRET_TEXT.test(value)) return undefined;
  const message = 'the text looks like a private key, a token or a login';
  return { kind: 'plaintext-secret', message, help: 'revoke it, and put the new one into a Secret: docs/secrets.md' };
}
