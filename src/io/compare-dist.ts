import { join } from 'node:path';
import { compare, type Diagnostic } from '../diagnostics/diagnostic';
import { isGenerated } from './is-generated';
import { foreign, type Making } from './publish';
import { places } from './swap';
import { digestIn, digestOf, type Tree } from './tree';

/** How `dist/` differs from what it should be, by paths below it, each list in order. */
export interface DistDifference {
  /** Files that would be another. */
  readonly stale: readonly string[];
  /** Files that are not there. */
  readonly missing: readonly string[];
  /** Files that would be removed. */
  readonly extra: readonly string[];
  readonly unchanged: number;
  /** What is wrong with the files that should be there, and with those that nobody generated. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What publishing `making` would change, found without writing. @throws where a file cannot be read */
export function compareDist(root: string, dist: Tree, { kept = [], made }: Making): DistDifference {
  const { current } = places(root);
  const [right, stale, missing]: [Set<string>, string[], string[]] = [new Set(kept), [], []];
  let next = made.next();
  for (; !next.done; next = made.next()) {
    const { path, text } = next.value;
    const there = digestIn(dist, current, path);
    if (there === undefined) missing.push(path);
    else if (there !== digestOf(text)) stale.push(path);
    right.add(path);
  }
  const extra = [...dist.files.keys()].filter((path) => !right.has(path));
  const isOurs = (path: string) => isGenerated(join(current, path));
  const strange = [...dist.links, ...dist.others, ...[...stale, ...extra].filter((path) => !isOurs(path))];
  return {
    stale: stale.filter((path) => !strange.includes(path)).sort(compare),
    missing: missing.sort(compare),
    extra: extra.filter((path) => !strange.includes(path)).sort(compare),
    unchanged: right.size - stale.length - missing.length,
    diagnostics: [...next.value, ...strange.sort(compare).map(foreign)],
  };
}
