import type { Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';
import { neighbours } from '../cluster/neighbours';
import { isSame } from '../compare/shape';
import { podOf } from '../pods/pod-spec';
import { type Configuration, type Use, usesOf } from './configuration-uses';

/** Something that makes pods which use a ConfigMap or Secret. */
export interface User {
  readonly manifest: Manifest;
  readonly uses: readonly Use[];
  /** Its pods are made anew in the same change. */
  readonly restarts: boolean;
}

/** Who uses a ConfigMap or Secret on one side, in its namespace. */
export function usersOf(of: Manifest, cluster: ClusterView, side: 'before' | 'after'): User[] {
  const what = { kind: of.kind, name: of.metadata.name } as Configuration;
  const found = neighbours(cluster, side, of, what.name).flatMap((manifest) => {
    const uses = usesOf(podOf(manifest), what);
    return uses.length > 0 ? [{ manifest, uses }] : [];
  });
  return found.map(({ manifest, uses }) => ({ manifest, uses, restarts: isAnother(manifest, cluster, side) }));
}

function isAnother(manifest: Manifest, cluster: ClusterView, side: 'before' | 'after'): boolean {
  const { kind, metadata } = manifest;
  const other = neighbours(cluster, side === 'after' ? 'before' : 'after', manifest, metadata.name).find(
    (one) => one.kind === kind && one.metadata.name === metadata.name,
  );
  return !other || !isSame(podOf(other), podOf(manifest));
}
