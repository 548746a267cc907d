import type { V1Pod } from '@kubernetes/client-node';
import { topOwner } from './owners';
import type { Seen, Watched } from './watched';

/** What is in some namespaces at one time. */
export interface Snapshot {
  /** What makes pods and is made by nobody, a lone Pod too; by uid. */
  readonly controllers: ReadonlyMap<string, Controlled>;
  readonly claims: readonly Seen[];
  /** Uids of claims that a pod uses. */
  readonly used: ReadonlySet<string>;
}

export interface Controlled {
  readonly controller: Seen;
  readonly pods: readonly V1Pod[];
}

/** Looks at some namespaces. */
export function snapshot(watched: Watched, namespaces: readonly string[]): Snapshot {
  const all = watched.in(namespaces).filter(({ kind }) => kind !== 'Namespace');
  const claims = all.filter(({ kind }) => kind === 'PersistentVolumeClaim');
  const pods = all.filter(({ kind }) => kind === 'Pod');
  const makers = all.filter(({ kind }) => kind !== 'PersistentVolumeClaim');
  const controllers = makers.filter((seen) => topOwner(watched, seen) === seen);
  const podsOf = ({ metadata }: Seen) => pods.filter((pod) => topOwner(watched, pod).metadata.uid === metadata.uid);
  const names = new Set(pods.flatMap(claimNames));
  const used = claims.filter(({ metadata: { namespace, name } }) => names.has(`${namespace}/${name}`));
  return {
    controllers: new Map(controllers.map((seen) => [uidOf(seen), { controller: seen, pods: podsOf(seen) }])),
    claims,
    used: new Set(used.map(uidOf)),
  };
}

export function uidOf({ metadata }: Pick<Seen, 'metadata'>): string {
  return metadata.uid ?? '';
}

function claimNames(pod: Seen & V1Pod): string[] {
  const claims = (pod.spec?.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
  return claims.map((name) => `${pod.metadata.namespace}/${name}`);
}
