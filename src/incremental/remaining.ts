import { isClientPath, isEnvironmentPath } from '../source/inputs';
import type { AllMade } from './made';

/** What a run remembers of the one before it. */
export interface Remembered {
  /** Digests of the input files, by path. */
  inputs(path: string): string | undefined;
  /** Digests of the files below `dist/`, by path. */
  outputs(path: string): string | undefined;
  readonly made: AllMade;
}

/** What is there now. */
export interface Present {
  readonly paths: Iterable<string>;
  inputs(path: string): string | undefined;
  outputs(path: string): string | undefined;
}

/** What is left to do since the last run. */
export interface Remaining {
  /** Client files to make. */
  readonly sources: readonly string[];
  /** What was made of all others, and still is what it was. */
  readonly kept: AllMade;
}

/** More than this, and all is made again: what is made of a part is in memory as a whole. */
const MOST = 1000;

/** Undefined where all must be made again, for an environment changed or something is there that was not. */
export function remaining(before: Remembered, now: Present): Remaining | undefined {
  const sources: string[] = [];
  const kept = new Map(before.made);
  const gone = new Set(kept.keys());
  for (const path of now.paths) {
    gone.delete(path);
    if (isUnchanged(path, before, now)) continue;
    if (!isClientPath(path) || sources.push(path) > MOST) return undefined;
    kept.delete(path);
  }
  for (const path of gone) {
    if (!isClientPath(path)) return undefined;
    kept.delete(path);
  }
  return { sources, kept };
}

function isUnchanged(path: string, before: Remembered, now: Present): boolean {
  const made = before.made.get(path);
  // a note for people, of which nothing is made whatever is in it
  if (made && !isClientPath(path) && !isEnvironmentPath(path)) return true;
  const isSame = (then: string | undefined, current: string | undefined) => then !== undefined && then === current;
  if (!made || !isSame(before.inputs(path), now.inputs(path))) return false;
  return made.outputs.every((output) => isSame(before.outputs(output), now.outputs(output)));
}
