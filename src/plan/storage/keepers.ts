import type { Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';
import { keptBy } from '../delivery/delivery-marks';

/** Who leaves an object in the cluster when it is no longer described, because of what is written on it. */
export type Keeper = 'Argo CD' | 'Flux';

/**
 * Who does not prune an object: see {@link keptBy}. What counts is what the cluster has: the object as it was before. What Helm
 * is told (`helm.sh/resource-policy: keep`) Flux does not ask for, and Argo CD only when an Application is deleted: controller/
 * appcontroller.go, shouldBeDeleted.
 */
export function keepersOf(manifest: Manifest): Keeper[] {
  const reasons = keptBy(manifest);
  const isOfArgo = (reason: string) => reason.startsWith('Prune=');
  const keepers: [Keeper, boolean][] = [
    ['Argo CD', reasons.some(isOfArgo)],
    ['Flux', !reasons.every(isOfArgo)],
  ];
  return keepers.flatMap(([keeper, keeps]) => (keeps ? [keeper] : []));
}

/** Whether an object goes because its Namespace does, whatever is written on it. */
export function goesWithNamespace({ metadata: { namespace } }: Manifest, cluster: ClusterView): boolean {
  if (namespace === undefined) return false;
  const removed = cluster.only('before', 'Namespace').filter(({ metadata }) => metadata.name === namespace);
  return removed.some((manifest) => keepersOf(manifest).length === 0);
}
