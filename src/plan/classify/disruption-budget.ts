import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { fitsAny, valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets';

const LIMITS = ['spec.minAvailable', 'spec.maxUnavailable'];

/** How many pods may be evicted at a time, such as when a node is drained. No pod restarts because of it. */
export function disruptionBudget({ kind, before, after, fields }: Situation): Consequence[] {
  if (kind !== 'PodDisruptionBudget') return [];
  const of = { meaning: 'in place', verdict: 'needs attention', source: SOURCE } as const;
  if (!after) return [{ ...of, text: 'evictions are not limited any more' }];
  const limits = fields.filter((field) => fitsAny(field, LIMITS));
  const pods = touching(fields, 'spec.selector');
  const isStuck = blocks(after) && (!before || limits.length > 0);
  return [
    ...(isStuck ? [{ ...of, text: 'no pod may be evicted: draining a node hangs', ...from(limits) }] : []),
    ...(before && limits.length > 0 && !isStuck
      ? [{ ...of, text: `evictions: ${limitOf(after)}`, fields: limits }]
      : []),
    ...(before && pods.length > 0 ? [{ ...of, text: 'limits the evictions of other pods', fields: pods }] : []),
  ];
}

function blocks(budget: Manifest): boolean {
  const [least, most] = LIMITS.map((path) => valueAt(budget, path));
  return least === '100%' || most === 0 || most === '0%';
}

function limitOf(budget: Manifest): string {
  const [least, most] = LIMITS.map((path) => valueAt(budget, path));
  if (least !== undefined) return `at least ${least} pods stay`;
  return most === undefined ? 'not limited' : `at most ${most} pods at a time`;
}
