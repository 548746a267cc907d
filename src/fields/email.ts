import * as z from 'zod';
import { show } from '../diagnostics/printable';
import { text } from './text';

const EMAIL = z.regexes.html5Email;

/** An e-mail address as HTML's `<input type=email>` takes it, at most 254 characters (RFC 5321). */
export function email(description: string): z.ZodString {
  return text(
    (value) => {
      if (value.length <= 254 && EMAIL.test(value) && value.includes('.', value.indexOf('@'))) return undefined;
      if (value.length > 254) {
        const message = `an e-mail address has at most 254 characters, this one ${value.length}`;
        return { kind: 'invalid-email', message };
      }
      const message = `${show(value)} is not an e-mail address`;
      return { kind: 'invalid-email', message, help: 'write one address, such as it@acme.example' };
    },
    { description, format: 'email', examples: ['it@acme.example'] },
  );
}
