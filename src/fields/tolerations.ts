import { z } from 'zod';
import { isLabelValue, labelKey } from './labels';
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
    const message = contradiction(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message, params: { kind: 'invalid-toleration' } });
  });

/** Taints of nodes that a pod bears. */
export const tolerations = z.array(toleration).max(20).meta({
  description:
    'taints of nodes that the pod bears; https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
});

export type Toleration = z.output<typeof toleration>;

/** What the API server refuses in a pod. It does not look at it in a StatefulSet, so the pod would never start. */
function contradiction({ key, operator, value, effect, tolerationSeconds }: Toleration): string | undefined {
  if (operator === 'Exists' && value !== undefined) return 'operator Exists takes no value';
  if (operator !== 'Exists' && key === undefined) return 'without a key the operator must be Exists';
  if (value !== undefined && !isLabelValue(value)) return 'the value of a taint has the form of a label value';
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') return 'tolerationSeconds needs the effect NoExecute';
  return undefined;
}
