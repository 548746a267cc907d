import * as z from 'zod';
import { show } from '../diagnostics/printable';
import { isLabelValue } from '../upstream/name-syntax';
import { labelKey } from './labels';
import { text } from './text';

const toleration = z
  .strictObject({
    key: labelKey.optional().meta({ description: 'the key of the taint; none with operator Exists: every taint' }),
    operator: z.enum(['Exists', 'Equal']).optional().meta({ description: 'default: Equal' }),
    value: text(() => undefined, { description: 'the value of the taint, for Equal' }).optional(),
    effect: z
      .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
      .optional()
      .meta({ description: 'default: every effect' }),
    tolerationSeconds: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'how long a NoExecute taint is borne; default: for ever' }),
  })
  .superRefine((value, context) => {
    const problem = contradiction(value);
    if (!problem) return;
    const { field, message, help } = problem;
    context.addIssue({ code: 'custom', message, path: [field], params: { kind: 'invalid-toleration', help } });
  });

/** Taints of nodes that a pod bears. */
export const tolerations = z.array(toleration).max(20).meta({
  description:
    'taints of nodes that the pod bears; https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
});

export type Toleration = z.output<typeof toleration>;

interface Contradiction {
  readonly field: 'operator' | 'value' | 'tolerationSeconds';
  readonly message: string;
  readonly help: string;
}

/** What the API server refuses in a pod. It does not look at it in a StatefulSet, so the pod would never start. */
function contradiction({ key, operator, value, effect, tolerationSeconds }: Toleration): Contradiction | undefined {
  if (operator === 'Exists' && value !== undefined) {
    return { field: 'value', message: 'operator Exists takes no value', help: 'remove the value, or write Equal' };
  }
  if (operator !== 'Exists' && key === undefined) {
    return {
      field: 'operator',
      message: 'without a key the operator must be Exists',
      help: 'add the key of the taint',
    };
  }
  if (value !== undefined && !isLabelValue(value)) {
    const help = 'write at most 63 letters, digits, "-", "_" and "."';
    return { field: 'value', message: `${show(value)} is not the value of a taint`, help };
  }
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    const help = 'write effect: NoExecute, or remove tolerationSeconds';
    return { field: 'tolerationSeconds', message: 'tolerationSeconds needs the effect NoExecute', help };
  }
  return undefined;
}
