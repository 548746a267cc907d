import { tagParts } from './tag-parts';

/** How far it is from one version to another. */
export type VersionStep = 'same' | 'newer' | 'older' | 'another major' | 'unknown';

/** The step between two tags. Those without a number in front, such as hashes of commits, are compared by nobody. */
export function versionStep(before: string, after: string): VersionStep {
  if (before === after) return 'same';
  const [old, now] = [tagParts(before).version, tagParts(after).version];
  if (!old || !now) return 'unknown';
  const length = Math.max(old.length, now.length);
  const at = Array.from({ length }, (_, index) => index).find((index) => (old[index] ?? 0) !== (now[index] ?? 0));
  if (at === undefined) return 'unknown';
  if ((now[at] ?? 0) < (old[at] ?? 0)) return 'older';
  return at === 0 ? 'another major' : 'newer';
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
