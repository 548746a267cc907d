import type { Consequence } from '../change';
import { selects } from '../cluster/selector';
import { valueAt } from '../compare/steps';
import type { Situation } from './rule';

const KINDS = ['StatefulSet', 'Deployment', 'DaemonSet', 'ReplicaSet'];

/**
 * A controller must select the pods that it makes; else it is refused, a new one too.
 * Source: pkg/apis/apps/validation/validation.go: "`selector` does not match template `labels`".
 */
export function invalidSelector({ kind, group, after, fields }: Situation): Consequence[] {
  const selector = valueAt(after, 'spec.selector');
  if (!after || group !== 'apps' || !KINDS.includes(kind) || selector === undefined) return [];
  if (selects(selector, valueAt(after, 'spec.template.metadata.labels'))) return [];
  const source = 'kubernetes v1.36.3, pkg/apis/apps/validation/validation.go';
  const labels = fields.filter(({ steps }) => steps.slice(0, 4).join('.') === 'spec.template.metadata.labels');
  const text = 'spec.selector does not match the labels of the pods: refused';
  const help = 'give the pod template every label of the selector';
  return [{ meaning: 'immutable', verdict: 'refused', text, fields: labels, help, source }];
}
