import * as z from 'zod';
import { show } from '../diagnostics/printable';
import { QUANTITY, quantityValue } from '../upstream/quantity';

/** The largest share of CPU, in cores: more is a slip, such as 500 for 500m. */
const MAX_CORES = 256;

/** CPU in cores or thousandths of a core: `500m`, `1.5`, `2`. */
export function cpu(description: string) {
  const help = 'write cores, such as 2, or thousandths of a core, such as 500m';
  return quantity(description, ['500m', '2'], help, (value) => {
    return /^[0-9.]+m?$/.test(value) && quantityValue(value) <= MAX_CORES;
  });
}

/** An amount of bytes with its unit, at least a megabyte: `512Mi`, `20Gi`. Without a unit it would be bytes. */
export function bytes(description: string) {
  const help = 'write a number and a unit, such as 512Mi or 20Gi';
  return quantity(description, ['512Mi', '20Gi'], help, (value) => {
    return /[kMGTPE]i?$/.test(value) && quantityValue(value) >= 1e6;
  });
}

/** A plain number is taken as text, as kubectl does. */
function quantity(description: string, examples: string[], help: string, fine: (value: string) => boolean) {
  return z
    .union([z.string(), z.number()])
    .transform(String)
    .superRefine((value, context) => {
      if (QUANTITY.test(value) && quantityValue(value) > 0 && fine(value)) return;
      const message = `${show(value)} is not an amount that can be meant`;
      context.addIssue({ code: 'custom', message, params: { kind: 'invalid-quantity', help } });
    })
    .meta({ description, examples });
}
