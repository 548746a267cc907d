/** How far it is from one version to another. */
export type VersionStep = 'same' | 'newer' | 'older' | 'another major' | 'unknown';

/** The step between two tags. Those without a number in front, such as hashes of commits, are compared by nobody. */
export function versionStep(before: string, after: string): VersionStep {
  if (before === after) return 'same';
  const [old, now] = [numbersOf(before), numbersOf(after)];
  if (!old || !now) return 'unknown';
  const at = old.findIndex((number, index) => number !== (now[index] ?? 0));
  if (at === -1) return now.length > old.length ? 'newer' : 'unknown';
  if ((now[at] ?? 0) < (old[at] ?? 0)) return 'older';
  return at === 0 ? 'another major' : 'newer';
}

/** `[3, 20, 7]` of `v3.20.7`. */
function numbersOf(tag: string): number[] | undefined {
  const [, numbers] = /^v?(\d+(?:\.\d+){0,3})(?![\w])/.exec(tag) ?? [];
  return numbers?.split('.').map(Number);
}
