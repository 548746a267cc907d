import type { Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';
import { namespaceOf } from '../cluster/neighbours';
import { valueAt } from '../compare/steps';
import { claimTemplates } from './claims-of';

/** StatefulSets that come in place of others, by what they are called: on either side. */
export interface Successors {
  /** What comes in place of a StatefulSet that is removed. */
  readonly of: ReadonlyMap<string, Manifest>;
  /** In place of what a StatefulSet is added. */
  readonly predecessors: ReadonlyMap<string, Manifest>;
}

const known = new WeakMap<readonly Manifest[], Successors>();

/**
 * Pairs StatefulSets that are removed with those that are added in their place, if there is only one of each: with the same
 * instance label; of the same name in another namespace, unless both namespaces come and go with them, as those of tenants do; in
 * the same namespace and of the same make. Worked out once for a cluster.
 */
export function successorsIn(cluster: ClusterView): Successors {
  const removed = cluster.only('before', 'StatefulSet');
  const found = known.get(removed) ?? pairedBy(cluster, removed, cluster.only('after', 'StatefulSet'));
  known.set(removed, found);
  return found;
}

/** What tells a StatefulSet from others of its cluster. */
export function keyOf(manifest: Manifest): string {
  return `${namespaceOf(manifest)}/${manifest.metadata.name}`;
}

function pairedBy(cluster: ClusterView, removed: readonly Manifest[], added: readonly Manifest[]): Successors {
  const pairs = new Map<Manifest, Manifest>();
  const isTenant = tenantsIn(cluster);
  for (const likeness of [instanceOf, nameOf, makeOf]) {
    const taken = new Set(pairs.values());
    const old = byLikeness(
      removed.filter((manifest) => !pairs.has(manifest)),
      likeness,
    );
    const now = byLikeness(
      added.filter((manifest) => !taken.has(manifest)),
      likeness,
    );
    for (const [like, [one, ...others]] of old) {
      const [other, ...more] = now.get(like) ?? [];
      if (!one || !other || others.length > 0 || more.length > 0) continue;
      if (likeness !== nameOf || !isTenant(one, other)) pairs.set(one, other);
    }
  }
  const entries = [...pairs];
  return {
    of: new Map(entries.map(([old, now]) => [keyOf(old), now])),
    predecessors: new Map(entries.map(([old, now]) => [keyOf(now), old])),
  };
}

/** Whether the namespace of one goes, and that of the other comes. */
function tenantsIn(cluster: ClusterView): (old: Manifest, now: Manifest) => boolean {
  const names = (side: 'before' | 'after') =>
    new Set(cluster.only(side, 'Namespace').map(({ metadata }) => metadata.name));
  const [gone, added] = [names('before'), names('after')];
  return (old, now) => gone.has(namespaceOf(old)) && added.has(namespaceOf(now));
}

type Likeness = (manifest: Manifest) => string | undefined;

function byLikeness(manifests: readonly Manifest[], likeness: Likeness): Map<string, Manifest[]> {
  const found = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const like = likeness(manifest);
    if (like === undefined) continue;
    const same = found.get(like);
    if (same) same.push(manifest);
    else found.set(like, [manifest]);
  }
  return found;
}

const nameOf: Likeness = ({ metadata }) => metadata.name;

const instanceOf: Likeness = ({ metadata: { labels } }) => {
  const [name, instance] = [labels?.['app.kubernetes.io/name'], labels?.['app.kubernetes.io/instance']];
  return name && instance ? `${name} ${instance}` : undefined;
};

/** The namespace, with the names of its claim templates and containers. */
const makeOf: Likeness = (manifest) => {
  const containers = valueAt(manifest, 'spec.template.spec.containers');
  const names = Array.isArray(containers) ? containers.map((container) => valueAt(container, 'name')) : [];
  return JSON.stringify([namespaceOf(manifest), claimTemplates(manifest).map(({ name }) => name), names]);
};
