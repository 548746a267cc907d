import type { Manifest } from '../../manifests/manifest';
import type { Situation } from '../classify/rule';
import { neighbours } from '../cluster/neighbours';
import { selects } from '../cluster/selector';
import { valueAt } from '../compare/steps';
import { podOf } from '../pods/pod-spec';
import { allowedBy, type Direction, directionsOf } from './peers';

/** A workload of a namespace, and whether it is a NetworkPolicy's business. */
export function isSelected(workload: Manifest, policy: Manifest): boolean {
  return selects(valueAt(policy, 'spec.podSelector'), valueAt(podOf(workload), 'metadata.labels'));
}

/** The workloads of the namespace of a NetworkPolicy. */
export function workloadsAround({ cluster, after, before }: Situation, side: 'before' | 'after'): Manifest[] {
  return neighbours(cluster, side, after ?? before, 'containers').filter((manifest) => podOf(manifest) !== undefined);
}

/** The other NetworkPolicies of its namespace. */
export function policiesAround({ cluster, after, before }: Situation, side: 'before' | 'after'): Manifest[] {
  const own = (after ?? before)?.metadata.name;
  const found = neighbours(cluster, side, after ?? before, 'NetworkPolicy');
  return found.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name !== own);
}

/** Whether some NetworkPolicy refuses what is not listed for a workload. */
export function isIsolated(workload: Manifest, direction: Direction, policies: readonly Manifest[]): boolean {
  return policies.some((policy) => directionsOf(policy).includes(direction) && isSelected(workload, policy));
}

/** Whether some NetworkPolicy lists anything for a workload. */
export function isLetThrough(workload: Manifest, direction: Direction, policies: readonly Manifest[]): boolean {
  return policies.some((policy) => isSelected(workload, policy) && allowedBy(policy, direction).length > 0);
}

/** Workloads by kind and name; how many there are, where they are too many to name. */
export function workloadsText(workloads: readonly Manifest[]): string {
  if (workloads.length > 3) return `${workloads.length} workloads`;
  return workloads
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    .sort()
    .join(', ');
}
