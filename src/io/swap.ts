import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pid } from 'node:process';
import { exchange } from './exchange';

/** Beside `dist/`, so on the same file system: a rename is then whole or not at all. Each process stages for itself. */
export const places = (root: string) => ({
  current: join(root, 'dist'),
  staged: join(root, `.dist.staged.${pid}`),
  previous: join(root, '.dist.previous'),
});

/** Clears up after a run that was killed: the old tree comes back where the new one is not in place. */
export function recover(root: string): void {
  const { current, previous } = places(root);
  if (!existsSync(current) && existsSync(previous)) renameSync(previous, current);
  const staged = readdirSync(root).filter((name) => name.startsWith('.dist.staged'));
  for (const name of staged) rmSync(join(root, name), { recursive: true, force: true });
  rmSync(previous, { recursive: true, force: true });
}

/** Removes what was staged and is not wanted. */
export function dropStaged(root: string): void {
  rmSync(places(root).staged, { recursive: true, force: true });
}

/** Completes the staged tree with what stays as it is, and puts it in the place of the old one. */
export function replaceTree(root: string, unchanged: readonly string[]): void {
  const { current, staged, previous } = places(root);
  const folders = new Set<string>();
  mkdirSync(staged, { recursive: true });
  for (const path of unchanged) {
    const target = join(staged, path);
    const folder = dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    keep(join(current, path), target);
  }
  // the old tree is then the staged one, which is dropped, if need be by the next run
  if (exchange(staged, current)) return;
  if (existsSync(current)) renameSync(current, previous);
  renameSync(staged, current);
  rmSync(previous, { recursive: true, force: true });
}

/** The same file at another path; a copy with its time where the file system has no hard links. */
function keep(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
}
