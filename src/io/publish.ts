import { type Diagnostic, error, hasErrors, type Outcome } from '../diagnostics/diagnostic';
import type { FileChange } from '../manifests/immutable';
import type { OutputFile } from '../manifests/layout';
import { withLock } from './lock';
import { type Published, Staging } from './staging';
import { dropStaged, recover } from './swap';

/** Says why some files must not change as they would. */
export type Guard = (changes: readonly FileChange[]) => readonly Diagnostic[];

/** The files of a tree, one after the other, and in the end what is wrong with them. */
export type Making = Iterator<OutputFile, readonly Diagnostic[]>;

/**
 * Makes `<root>/dist` hold exactly the files that are made, whole or not at all: unless something is wrong with them, or
 * `guard` objects to a change. Files that do not change keep their inode and time. A file that was not generated is an
 * error, and nothing is touched.
 */
export function publish(root: string, making: Making, guard: Guard): Outcome<Published> {
  try {
    return withLock(root, () => {
      recover(root);
      try {
        return stage(new Staging(root), making, guard);
      } finally {
        dropStaged(root);
      }
    });
  } catch (problem) {
    return { diagnostics: [notWritable(problem)] };
  }
}

function stage(staging: Staging, making: Making, guard: Guard): Outcome<Published> {
  let next = making.next();
  for (; !next.done; next = making.next()) staging.take(next.value);
  const diagnostics = [...next.value];
  if (!hasErrors(diagnostics)) diagnostics.push(...staging.foreign().map(foreign));
  if (!hasErrors(diagnostics)) diagnostics.push(...guard(staging.changes()));
  return hasErrors(diagnostics) ? { diagnostics } : { value: staging.commit(), diagnostics };
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
