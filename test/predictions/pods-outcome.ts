import type { V1Pod } from '@kubernetes/client-node';
import type { Controlled } from './snapshot';
import type { PodEvent, Seen } from './watched';

/** What became of the pods of one controller. */
export interface PodsStory {
  readonly before: Controlled;
  /** Absent where the controller is gone. */
  readonly after?: Controlled;
  /** What its pods went through in between. */
  readonly events: readonly PodEvent[];
}

/** The story in a word: one of `PodsOutcome`. */
export function podsOutcome({ before, after, events }: PodsStory): string {
  if (!after) return 'gone';
  const [old, now] = [uids(before.pods), uids(after.pods)];
  const isSame = templateOf(before.controller) === templateOf(after.controller);
  const kept = [...old].filter((uid) => now.has(uid)).length;
  const isReplaced = kept < old.size && kept < now.size;
  // down and up again
  if (isReplaced && isSame && kept > 0) return 'scaled';
  if (isReplaced) return replacement(before, now, after.pods, events);
  if (old.size !== now.size) return 'scaled';
  if (containersOf(before.pods) !== containersOf(after.pods)) return 'in place';
  return isSame ? 'kept' : 'next';
}

function replacement(
  { controller, pods }: Controlled,
  now: ReadonlySet<string>,
  left: readonly V1Pod[],
  events: readonly PodEvent[],
): string {
  const { kind } = controller;
  const inPlaceOfOld = events.filter(isOf(pods)).filter(isOf(left));
  if (kind === 'StatefulSet') return inPlaceOfOld.length > 0 && isOneByOne(inPlaceOfOld) ? 'one by one' : 'rolling';
  const firstMade = events.findIndex(({ what, pod }) => what === 'made' && now.has(uidOf(pod)));
  const gone = new Set(events.slice(0, firstMade).flatMap(({ what, pod }) => (what === 'gone' ? uidOf(pod) : [])));
  const isAllGone = [...uids(pods)].every((uid) => gone.has(uid));
  if (kind === 'DaemonSet') return isAllGone && pods.length > 1 ? 'all at once' : 'node by node';
  return isAllGone ? 'all at once' : 'rolling';
}

/** Whether something happened to one of some pods, or to a pod in its place: one of the same name. */
function isOf(pods: readonly V1Pod[]): (event: PodEvent) => boolean {
  const names = new Set(pods.map(({ metadata }) => metadata?.name));
  return ({ pod }) => names.has(pod.metadata?.name);
}

/** From the highest ordinal down, each only when the one before is ready again. */
function isOneByOne(events: readonly PodEvent[]): boolean {
  const steps = events.filter(({ what }) => what === 'ending' || what === 'ready');
  const ordinals = steps.map(({ pod }) => Number(/\d+$/.exec(pod.metadata?.name ?? '')?.[0]));
  return steps.every(({ what }, index) => {
    const [before = Number.POSITIVE_INFINITY, here = 0] = [ordinals[index - 1], ordinals[index]];
    return index % 2 === 0 ? what === 'ending' && here < before : what === 'ready' && here === before;
  });
}

function containersOf(pods: readonly V1Pod[]): string {
  return JSON.stringify(pods.map(({ spec }) => [spec?.initContainers, spec?.containers]));
}

/** What pods that are made now are like; of a Pod, which makes none: nothing. */
function templateOf(controller: Seen): string {
  const { spec } = controller as { spec?: { template?: unknown; jobTemplate?: unknown } };
  return JSON.stringify([spec?.template, spec?.jobTemplate]);
}

function uids(pods: readonly V1Pod[]): ReadonlySet<string> {
  return new Set(pods.map(uidOf));
}

function uidOf({ metadata }: V1Pod): string {
  return metadata?.uid ?? '';
}
