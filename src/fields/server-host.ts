import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { text } from './text';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*$/;

/** The name or IPv4 address of a server that pods connect to; one label is enough inside a cluster. */
export function serverHost(description: string): z.ZodString {
  return text(
    (value) =>
      value.length <= 253 && NAME.test(value)
        ? undefined
        : {
            kind: 'invalid-host',
            message: `${show(value)} is not the name of a server`,
            help: 'write the name alone, such as smtp.example, without scheme, port, login or path',
          },
    { description },
  );
}
