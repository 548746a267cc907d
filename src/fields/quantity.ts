import { z } from 'zod';
import { show } from '../diagnostics/printable';
import { QUANTITY, quantityValue } from '../upstream/quantity';

/** A Kubernetes quantity above zero: `500m`, `1.5`, `20Gi`. A plain number is taken as text, as kubectl does. */
export function quantity(description: string, examples: readonly string[]) {
  return z
    .union([z.string(), z.number()])
    .transform(String)
    .superRefine((value, context) => {
      if (QUANTITY.test(value) && quantityValue(value) > 0) return;
      const help = `write a number and a unit, such as ${examples.join(' or ')}`;
      const message = `${show(value)} is not a quantity above zero`;
      context.addIssue({ code: 'custom', message, params: { kind: 'invalid-quantity', help } });
    })
    .meta({ description, examples: [...examples] });
}
