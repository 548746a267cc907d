import { type Diagnostic, error, hasErrors, type Outcome } from '../diagnostics/diagnostic';
import type { FileChange } from '../manifests/immutable';
import type { OutputFile } from '../manifests/layout';
import { busy, type IsHeld, withLock } from './lock';
import { type Published, Staging } from './staging';
import { dropStaged, places, recover } from './swap';
import { digestIn, emptyTree, scan, type Tree } from './tree';

/** Says why some files must not change as they would. Not asked where nothing was there before. */
export type Guard = (changes: readonly FileChange[]) => readonly Diagnostic[];

/** What `dist/` is to hold. */
export interface Making {
  /** Files that are known to be right. */
  readonly kept?: Iterable<string>;
  /** Files that are not looked at. */
  readonly others?: Iterable<string>;
  /** All other files, one after the other, and in the end what is wrong with them. */
  readonly made: Iterator<OutputFile, readonly Diagnostic[]>;
}

/** Files that are made already, as {@link Making} has them. */
export function* alreadyMade(
  files: readonly OutputFile[],
  diagnostics: readonly Diagnostic[] = [],
): Generator<OutputFile, readonly Diagnostic[]> {
  yield* files;
  return diagnostics;
}

/** Asked once nobody else writes. Undefined where it is not to be done like this, and nothing is touched. */
export type Make = (dist: Dist) => Making | undefined;

/** What is below `dist/` before a run. */
export interface Dist {
  paths(): readonly string[];
  /** What is in a file; undefined where it is not there. */
  digest(path: string): string | undefined;
}

/**
 * Makes `<root>/dist` hold exactly the files of `make`, whole or not at all: unless something is wrong with them, or
 * `guard` objects to a change. Files that do not change keep their inode and time. A file that was not generated is an
 * error, and nothing is touched.
 *
 * @param known what was below `dist/` before
 */
export function publish(root: string, make: Make, guard: Guard, known?: Tree): Outcome<Published> | undefined {
  try {
    return withLock(root, (isHeld) => {
      recover(root);
      try {
        const dist = listDist(root, known);
        const { current } = places(root);
        const making = make({ paths: () => [...dist.files.keys()], digest: (path) => digestIn(dist, current, path) });
        return making && stage(root, new Staging(root, dist), making, guard, isHeld);
      } finally {
        dropStaged(root);
      }
    });
  } catch (problem) {
    return { diagnostics: [notWritable(problem)] };
  }
}

/** What is below `dist/`. A `dist` that is no folder, and a name that is no text, are listed as something else that is in it. */
export function listDist(root: string, known: Tree | undefined): Tree {
  const tree = emptyTree();
  scan(tree, '', { root: places(root).current, known });
  for (const { path, problem } of tree.unreadable) {
    const { code } = problem as NodeJS.ErrnoException;
    if (code !== undefined && code !== 'ENOTDIR') throw problem;
    tree.others.push(path);
  }
  return tree;
}

function stage(
  root: string,
  staging: Staging,
  { kept = [], others = [], made }: Making,
  guard: Guard,
  isHeld: IsHeld,
): Outcome<Published> {
  for (const path of kept) staging.keep(path);
  for (const path of others) staging.leave(path);
  let next = made.next();
  for (; !next.done; next = made.next()) staging.take(next.value);
  const diagnostics = [...next.value];
  if (!hasErrors(diagnostics)) diagnostics.push(...staging.foreign().map(foreign));
  if (!hasErrors(diagnostics) && staging.replaces) diagnostics.push(...guard(staging.changes()));
  if (!hasErrors(diagnostics) && !isHeld()) diagnostics.push(busy(root));
  return hasErrors(diagnostics) ? { diagnostics } : { value: staging.commit(), diagnostics };
}

/** Says of something in `dist/` that nobody generated it. */
export function foreign(path: string): Diagnostic {
  const help = 'move the file out of dist/, which holds nothing but what mira generates';
  return error(
    { source: path === '' ? 'dist' : `dist/${path}` },
    'dist/foreign-file',
    'the file was not generated',
    help,
  );
}

function notWritable(problem: unknown) {
  const { code = '', message } = problem as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    EFBIG: 'a limit on the size of files is reached',
    EROFS: 'the file system is read-only',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
  };
  const reason = reasons[code];
  // anything else is a bug of ours, and main says so
  if (reason === undefined) throw problem;
  return error({ source: 'dist' }, 'dist/not-writable', `${reason}: ${message}`, 'dist/ is as it was');
}
