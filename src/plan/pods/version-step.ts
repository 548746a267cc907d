import { tagParts } from './tag-parts';

/** How far it is from one version to another. */
export type VersionStep = 'same' | 'newer' | 'older' | 'another major' | 'unknown';

/** The step between two tags. Those without a number in front, such as hashes of commits, are compared by nobody. */
export function versionStep(before: string, after: string): VersionStep {
  if (before === after) return 'same';
  const [old, now] = [tagParts(before).version, tagParts(after).version];
  if (!old || !now) return 'unknown';
  const order = compareNumbers(old, now);
  if (order === 0) return 'unknown';
  if (order > 0) return 'older';
  return old[0] === now[0] ? 'newer' : 'another major';
}

/** Negative where the first of several numbers that differ grows; those that are not written are 0. */
export function compareNumbers(before: readonly number[], after: readonly number[]): number {
  const length = Math.max(before.length, after.length);
  const steps = Array.from({ length }, (_, index) => (before[index] ?? 0) - (after[index] ?? 0));
  return steps.find((step) => step !== 0) ?? 0;
}

/** Whether a tag begins with a version, as `v3.20.7` and `18-alpine` do. */
export function isVersion(tag: string): boolean {
  return tagParts(tag).version !== undefined;
}

/** Tags that are moved to whatever was made last. */
const MOVED = /^(latest|main|master|trunk|head|edge|nightly|canary|dev|develop|snapshot|stable|testing)$/i;

/** Whether a tag is one that people move, by its name. */
export function isMoved(tag: string | undefined): boolean {
  return tag !== undefined && MOVED.test(tag);
}
