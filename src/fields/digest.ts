import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { text } from './text';

/** The digest of an image: with it, a tag that is moved changes nothing. */
export function digest(description: string): z.ZodString {
  return text(
    (value) =>
      /^sha256:[0-9a-f]{64}$/.test(value)
        ? undefined
        : {
            kind: 'invalid-version',
            message: `${show(value)} is not an image digest`,
            help: 'write "sha256:" and 64 hexadecimal digits',
          },
    { description },
  );
}
