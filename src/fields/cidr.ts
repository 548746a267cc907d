import { isIP } from 'node:net';
import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { text } from './text';

/** A network, as an `ipBlock` of a NetworkPolicy takes it: `10.20.0.0/16`, `fd00:20::/64`. */
export function cidr(description: string): z.ZodString {
  return text(
    (value) =>
      isNetwork(value)
        ? undefined
        : {
            kind: 'invalid-value',
            message: `${show(value)} is not a network`,
            help: 'write an address and the length of its prefix, such as 10.20.0.0/16',
          },
    { description, examples: ['10.20.0.0/16'] },
  );
}

function isNetwork(value: string): boolean {
  const [address = '', prefix = '', ...rest] = value.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  return (
    bits !== undefined &&
    rest.length === 0 &&
    !address.includes('%') &&
    /^[1-9]\d{0,2}$/.test(prefix) &&
    Number(prefix) <= bits
  );
}
