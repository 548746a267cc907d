import { join } from 'node:path';
import { compare, type Diagnostic, error, type Outcome } from '../diagnostics/diagnostic';
import type { FileChange } from '../manifests/immutable';
import type { OutputFile } from '../manifests/layout';
import { type ExistingFile, readTree } from './existing-tree';
import { withLock } from './lock';
import { recover, replaceFile, replaceTree } from './swap';

/** What a run changed below `dist/`, by path. */
export interface Published {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** The difference between the tree that is there and the tree that shall be. */
interface Difference extends Published {
  readonly existing: ReadonlyMap<string, ExistingFile>;
}

/** Says why some files must not change as they would. */
export type Guard = (changes: readonly FileChange[]) => readonly Diagnostic[];

/**
 * Makes `<root>/dist` hold exactly `files`, whole or not at all, unless `guard` objects to a change. Files that do
 * not change keep their inode and time. A file that was not generated is an error, and nothing is touched.
 */
export function publish(root: string, files: readonly OutputFile[], guard: Guard): Outcome<Published> {
  try {
    return withLock(root, () => {
      recover(root);
      const tree = readTree(join(root, 'dist'));
      if (tree.foreign.length > 0) return { diagnostics: tree.foreign.map(foreign) };
      const difference = compareTrees(tree.files, files);
      const objections = guard(changesOf(difference, files));
      if (objections.length > 0) return { diagnostics: objections };
      write(root, files, difference);
      const { existing, ...published } = difference;
      return { value: published, diagnostics: [] };
    });
  } catch (problem) {
    return { diagnostics: [notWritable(problem)] };
  }
}

function changesOf({ existing, ...difference }: Difference, files: readonly OutputFile[]): FileChange[] {
  const changed = new Set([...difference.added, ...difference.updated]);
  return [
    ...difference.removed.map((path) => ({ path, ...before(existing, path) })),
    ...files
      .filter(({ path }) => changed.has(path))
      .map(({ path, text }) => ({ path, ...before(existing, path), after: text })),
  ];
}

function before(existing: Difference['existing'], path: string): { before?: string } {
  const file = existing.get(path);
  return file ? { before: file.text } : {};
}

function compareTrees(existing: ReadonlyMap<string, ExistingFile>, files: readonly OutputFile[]): Difference {
  const wanted = new Set(files.map(({ path }) => path));
  const added = files.filter(({ path }) => !existing.has(path));
  const updated = files.filter(({ path, text }) => existing.has(path) && existing.get(path)?.text !== text);
  const removed = [...existing.keys()].filter((path) => !wanted.has(path)).sort(compare);
  const paths = (changed: readonly OutputFile[]) => changed.map(({ path }) => path).sort(compare);
  return {
    existing,
    added: paths(added),
    updated: paths(updated),
    removed,
    unchanged: files.length - added.length - updated.length,
  };
}

function write(root: string, files: readonly OutputFile[], difference: Difference): void {
  const written = new Set([...difference.added, ...difference.updated]);
  if (written.size + difference.removed.length === 0) return;
  const [only] = files.filter(({ path }) => written.has(path));
  // a rename of one file is whole by itself
  if (only && written.size === 1 && difference.removed.length === 0) replaceFile(root, only);
  else replaceTree(root, files, written);
}

function foreign(path: string) {
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
