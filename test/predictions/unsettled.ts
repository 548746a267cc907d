import type {
  V1DaemonSet,
  V1Deployment,
  V1Job,
  V1PersistentVolumeClaim,
  V1Pod,
  V1ReplicaSet,
  V1StatefulSet,
} from '@kubernetes/client-node';
import { isOrphan } from './owners';
import { isReady, type Seen, type Watched, type WatchedKind } from './watched';

/** What controllers still have to do in some namespaces, as far as they say so: a sentence each. */
export function unsettled(watched: Watched, namespaces: readonly string[]): string[] {
  return watched.in(namespaces).flatMap((seen) => {
    const reason = reasonOf(watched, seen);
    return reason === undefined ? [] : [`${seen.kind} ${seen.metadata.name} ${reason}`];
  });
}

function reasonOf(watched: Watched, seen: Seen): string | undefined {
  if (seen.metadata.deletionTimestamp !== undefined) return 'is being deleted';
  if (isOrphan(watched, seen)) return 'is to be deleted with its owner';
  const { generation } = seen.metadata;
  const { observedGeneration = generation } = (seen as { status?: { observedGeneration?: number } }).status ?? {};
  if (observedGeneration !== generation) return 'has not been looked at';
  return LACKING[seen.kind]?.(seen as never);
}

const LACKING: Readonly<Partial<Record<WatchedKind, (object: never) => string | undefined>>> = {
  Pod: (pod: V1Pod) =>
    ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '') || isReady(pod) ? undefined : 'is not ready',
  PersistentVolumeClaim: ({ status }: V1PersistentVolumeClaim) =>
    status?.phase === 'Bound' ? undefined : 'is not bound',
  StatefulSet: ({ spec, status }: V1StatefulSet) => {
    const { type, rollingUpdate } = spec?.updateStrategy ?? {};
    const isWhole = type === 'RollingUpdate' && (rollingUpdate?.partition ?? 0) === 0;
    if (isWhole && status?.currentRevision !== status?.updateRevision) return 'replaces pods';
    return lacks(spec?.replicas, status?.replicas, status?.readyReplicas);
  },
  Deployment: ({ spec, status }: V1Deployment) => {
    if (spec?.paused === true) return lacks(spec.replicas, status?.replicas);
    return lacks(spec?.replicas, status?.replicas, status?.updatedReplicas, status?.availableReplicas);
  },
  ReplicaSet: ({ spec, status }: V1ReplicaSet) => lacks(spec?.replicas, status?.replicas, status?.readyReplicas),
  DaemonSet: ({ spec, status }: V1DaemonSet) => {
    const updated = spec?.updateStrategy?.type === 'OnDelete' ? [] : [status?.updatedNumberScheduled];
    return lacks(status?.desiredNumberScheduled, status?.currentNumberScheduled, status?.numberReady, ...updated);
  },
  Job: ({ spec, status }: V1Job) => (spec?.suspend === true || status?.startTime ? undefined : 'has not begun'),
};

/** A status leaves out what is zero. */
function lacks(wanted: number | undefined, ...counts: readonly (number | undefined)[]): string | undefined {
  return counts.every((count) => (count ?? 0) === (wanted ?? 0))
    ? undefined
    : `has not the ${wanted ?? 0} pods that it is to have`;
}
