import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { claimNames } from '../storage/claims-of';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace';

/** A Namespace takes everything in it along, whatever is written on that, and whether it is described here or not. */
export function namespace({ kind, group, before, after, cluster }: Situation): Consequence[] {
  if (kind !== 'Namespace' || group !== '' || (before && after)) return [];
  if (!before) return [{ meaning: 'namespace', verdict: 'needs attention', text: 'a new namespace', source: SOURCE }];
  const { name } = before.metadata;
  const inside = cluster.mentioning('before', name).filter(({ metadata }) => metadata.namespace === name);
  const known = [counted(inside.length, 'object'), counted(claimsIn(inside).length, 'claim')]
    .filter(Boolean)
    .join(' and ');
  const text = `everything in it is deleted, with its data${known === '' ? '' : `: ${known} known here`}`;
  const help = 'to keep it, first mark it against pruning: docs/operations.md#keep-a-claim';
  return [{ meaning: 'namespace', verdict: 'dangerous', text, help, source: SOURCE, pods: 'gone', claims: 'deleted' }];
}

function claimsIn(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap((manifest) =>
    manifest.kind === 'PersistentVolumeClaim' ? [manifest.metadata.name] : claimNames(manifest),
  );
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}
