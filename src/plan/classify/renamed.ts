import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { namespaceOf } from '../cluster/neighbours';
import { claimTemplates, deletesClaims } from '../storage/claims-of';
import { goesWithNamespace } from '../storage/keepers';
import { keyOf, successorsIn } from '../storage/successors';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage';

/**
 * StatefulSets that come, go, or become another: claims are called after the StatefulSet and are in its namespace, and stay
 * when it goes.
 */
export function renamed({ kind, before, after, cluster }: Situation): Consequence[] {
  if (kind !== 'StatefulSet' || (before && after)) return [];
  const { of, predecessors } = successorsIn(cluster);
  if (before) return [removed(before, of.get(keyOf(before)), goesWithNamespace(before, cluster))];
  return after ? added(after, predecessors.get(keyOf(after))) : [];
}

function removed(before: Manifest, successor: Manifest | undefined, isTaken: boolean): Consequence {
  // what deletes its claims is said elsewhere
  const deletes = isTaken || deletesClaims(before, 'whenDeleted');
  const leaves = claimTemplates(before).length > 0 && !deletes;
  const of = { source: SOURCE, pods: 'gone', ...(leaves && ({ claims: 'left behind' } as const)) } as const;
  if (claimTemplates(before).length === 0 || !successor) {
    const text = leaves ? 'its pods stop; its claims stay' : 'its pods stop';
    return { ...of, meaning: 'removed', verdict: 'needs attention', text };
  }
  const text = `becomes ${nameIn(successor, before)}: its claims are ${deletes ? 'deleted' : 'left behind'}`;
  return {
    ...of,
    meaning: 'data',
    verdict: 'dangerous',
    text,
    help: 'move the data: docs/operations.md#move-a-volume',
  };
}

function added(after: Manifest, predecessor: Manifest | undefined): Consequence[] {
  if (claimTemplates(after).length === 0) return [];
  const of = { source: SOURCE, claims: 'new' } as const;
  if (predecessor && claimTemplates(predecessor).length > 0) {
    const text = `was ${nameIn(predecessor, after)}: its claims are new and empty`;
    return [
      { ...of, meaning: 'data', verdict: 'dangerous', text, help: 'move the data: docs/operations.md#move-a-volume' },
    ];
  }
  const help = 'claims of that name that are still in the cluster are used again, with their data';
  return [{ ...of, meaning: 'added', verdict: 'needs attention', text: 'a new claim for each of its pods', help }];
}

/** The name, with the namespace if it is another one. */
function nameIn(manifest: Manifest, other: Manifest): string {
  const { name } = manifest.metadata;
  return namespaceOf(manifest) === namespaceOf(other) ? name : `${namespaceOf(manifest)}/${name}`;
}
