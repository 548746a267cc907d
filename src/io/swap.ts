import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../manifests/layout';

/** Beside `dist/`, so on the same file system: a rename is then whole or not at all. */
const places = (root: string) => ({
  current: join(root, 'dist'),
  staged: join(root, '.dist.staged'),
  previous: join(root, '.dist.previous'),
});

/** Clears up after a run that was killed: the old tree comes back where the new one is not in place. */
export function recover(root: string): void {
  const { current, staged, previous } = places(root);
  if (!existsSync(current) && existsSync(previous)) renameSync(previous, current);
  rmSync(staged, { recursive: true, force: true });
  rmSync(previous, { recursive: true, force: true });
}

/** Puts one file in place of another, or where there was none. */
export function replaceFile(root: string, { path, text }: OutputFile): void {
  const { current, staged } = places(root);
  const target = join(current, path);
  writeFileSync(staged, text);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(staged, target);
}

/** Builds the new tree beside the old one and puts it in its place. Files not in `written` are the old ones. */
export function replaceTree(root: string, files: readonly OutputFile[], written: ReadonlySet<string>): void {
  const { current, staged, previous } = places(root);
  try {
    mkdirSync(staged);
    for (const file of files) stage(staged, current, file, written.has(file.path));
  } catch (problem) {
    rmSync(staged, { recursive: true, force: true });
    throw problem;
  }
  if (existsSync(current)) renameSync(current, previous);
  renameSync(staged, current);
  rmSync(previous, { recursive: true, force: true });
}

function stage(staged: string, current: string, { path, text }: OutputFile, changed: boolean): void {
  const target = join(staged, path);
  mkdirSync(dirname(target), { recursive: true });
  if (changed) writeFileSync(target, text);
  else keep(join(current, path), target);
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
