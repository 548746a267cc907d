import type { Consequence } from '../change';
import { goesWithNamespace, keepersOf } from '../storage/keepers';
import type { Situation } from './rule';

/** What is said of an object that is no longer described, and stays in the cluster nevertheless. */
export function kept({ before, after, cluster, kind }: Situation): Consequence[] {
  if (!before || after) return [];
  const keepers = keepersOf(before);
  if (keepers.length === 0 || goesWithNamespace(before, cluster)) return [];
  const source = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources';
  const text = `stays in the cluster: ${keepers.join(' and ')} ${keepers.length === 1 ? 'does' : 'do'} not prune it`;
  const claims = kind === 'PersistentVolumeClaim' ? ({ claims: 'kept' } as const) : {};
  return [{ meaning: 'removed', verdict: 'needs attention', text, source, ...claims }];
}
