import type { V1ObjectMeta, V1Pod } from '@kubernetes/client-node';
import type { Api, WatchEvent } from '../cluster/harness/api';

/** What is watched: everything that makes pods, and what goes with them. */
const RESOURCES = {
  Namespace: '/api/v1/namespaces',
  Pod: '/api/v1/pods',
  PersistentVolumeClaim: '/api/v1/persistentvolumeclaims',
  StatefulSet: '/apis/apps/v1/statefulsets',
  Deployment: '/apis/apps/v1/deployments',
  ReplicaSet: '/apis/apps/v1/replicasets',
  DaemonSet: '/apis/apps/v1/daemonsets',
  ReplicationController: '/api/v1/replicationcontrollers',
  Job: '/apis/batch/v1/jobs',
  CronJob: '/apis/batch/v1/cronjobs',
};

export type WatchedKind = keyof typeof RESOURCES;

/** An object as it was seen last. */
export interface Seen {
  readonly kind: WatchedKind;
  readonly metadata: V1ObjectMeta;
}

/** Something that a pod went through, in the order in which it happened. */
export interface PodEvent {
  readonly what: 'made' | 'ready' | 'ending' | 'gone';
  readonly pod: V1Pod;
}

/** What a cluster is and was like, as its API server tells it. */
export class Watched {
  /** By namespace, then by uid. */
  readonly #objects = new Map<string, Map<string, Seen>>();
  /** Also those that are gone. */
  readonly #ever = new Map<string, Seen>();
  readonly #events: PodEvent[] = [];
  readonly #lastChange = new Map<string, number>();
  #ended = false;

  /** Begins to watch. */
  static async begin(api: Api): Promise<Watched> {
    const watched = new Watched();
    const end = () => {
      watched.#ended = true;
    };
    for (const [kind, path] of Object.entries(RESOURCES)) {
      await api.watch<Seen>(path, (event) => watched.#note(kind as WatchedKind, event), end);
    }
    return watched;
  }

  /** What there is in some namespaces. @throws where nobody watches any more */
  in(namespaces: readonly string[]): Seen[] {
    if (this.#ended) throw new Error('the API server tells no more');
    return namespaces.flatMap((namespace) => [...(this.#objects.get(namespace)?.values() ?? [])]);
  }

  /** An object by its uid, also if it is gone. */
  ever(uid: string): Seen | undefined {
    return this.#ever.get(uid);
  }

  isThere(uid: string): boolean {
    const seen = this.#ever.get(uid);
    return seen !== undefined && this.#objects.get(placeOf(seen))?.has(uid) === true;
  }

  /** How many events of pods there have been. */
  get now(): number {
    return this.#events.length;
  }

  /** What pods of some namespaces went through since. */
  events(namespaces: readonly string[], since: number): PodEvent[] {
    return this.#events.slice(since).filter(({ pod }) => namespaces.includes(pod.metadata?.namespace ?? ''));
  }

  /** When anything of some namespaces changed last, in milliseconds. */
  lastChange(namespaces: readonly string[]): number {
    return Math.max(0, ...namespaces.map((namespace) => this.#lastChange.get(namespace) ?? 0));
  }

  #note(kind: WatchedKind, { type, object }: WatchEvent<Seen>): void {
    const { uid } = object.metadata;
    if (uid === undefined) return;
    const seen = { ...object, kind };
    const around = this.#objects.get(placeOf(seen)) ?? new Map<string, Seen>();
    const before = around.get(uid);
    this.#objects.set(placeOf(seen), around);
    this.#ever.set(uid, seen);
    if (type === 'DELETED') around.delete(uid);
    else around.set(uid, seen);
    this.#lastChange.set(placeOf(seen), Date.now());
    if (kind === 'Pod') this.#events.push(...podEvents(before, seen, type === 'DELETED'));
  }
}

function placeOf({ kind, metadata }: Seen): string {
  return (kind === 'Namespace' ? metadata.name : metadata.namespace) ?? '';
}

function podEvents(before: Seen | undefined, after: Seen, isGone: boolean): PodEvent[] {
  const pod: V1Pod = after;
  if (isGone) return [{ what: 'gone', pod }];
  const events: PodEvent[] = before ? [] : [{ what: 'made', pod }];
  if (isReady(pod) && !(before && isReady(before))) events.push({ what: 'ready', pod });
  const isEnding = after.metadata.deletionTimestamp !== undefined && before?.metadata.deletionTimestamp === undefined;
  return isEnding ? [...events, { what: 'ending', pod }] : events;
}

/** Whether a pod takes traffic. */
export function isReady({ status }: V1Pod): boolean {
  return (status?.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True');
}
