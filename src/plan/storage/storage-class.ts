import type { Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';
import { valueAt } from '../compare/steps';

/**
 * What a StorageClass says. Undefined where it is not described here, or the claim names none and has that of the cluster: nobody
 * can tell then.
 */
export function storageClassOf(claim: Manifest, cluster: ClusterView): Manifest | undefined {
  const name = valueAt(claim, 'spec.storageClassName');
  if (typeof name !== 'string' || name === '') return undefined;
  const found = (['after', 'before'] as const).flatMap((side) => cluster.mentioning(side, name));
  return found.find(({ kind, metadata }) => kind === 'StorageClass' && metadata.name === name);
}
