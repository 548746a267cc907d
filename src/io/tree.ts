import { hash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../diagnostics/diagnostic';
import { isMissing } from './is-missing';

/** What changes when a file or folder does: its size, both times in milliseconds, and its inode. */
export type Stamp = readonly [size: number, modified: number, changed: number, inode: number];

/** A file as it was seen. */
export interface SeenFile {
  /** Absent where a change could go unseen: too young, or not looked at since it was written. */
  stamp?: Stamp | undefined;
  /** SHA-256 of what is in it. Absent until somebody reads it. */
  digest?: string | undefined;
}

/** A folder as it was seen: while its stamp is the same, the same names are in it. */
export interface SeenFolder {
  readonly stamp?: Stamp | undefined;
  /** Paths of the files right in it. */
  readonly files: readonly string[];
  /** Names of the folders right in it. */
  readonly folders: readonly string[];
}

/** What is below some folders, by path. */
export interface Tree {
  readonly files: Map<string, SeenFile>;
  readonly folders: Map<string, SeenFolder>;
  /** Paths of symbolic links. */
  readonly links: string[];
  /** Paths of what else is neither a file nor a folder. */
  readonly others: string[];
  /** What cannot be looked at, and why. */
  readonly unreadable: { readonly path: string; readonly problem: Error }[];
}

/** Nothing, to be scanned into. */
export function emptyTree(): Tree {
  return { files: new Map(), folders: new Map(), links: [], others: [], unreadable: [] };
}

export interface Scan {
  /** What paths are relative to. */
  readonly root: string;
  /** What was seen before: of what bears the same stamp, names and digests are taken from it. @default - nothing */
  readonly known?: Tree | undefined;
  /** Which names are passed over. @default - none */
  readonly skip?: (name: string) => boolean;
}

/** Whether a file or folder is hidden. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Adds `folder` and all below it to a tree; the empty path is the root itself. */
export function scan(tree: Tree, folder: string, options: Scan): void {
  const stats = lstatSync(join(options.root, folder), { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) tree.links.push(folder);
  else if (stats) walk(tree, folder, stats, options);
}

function walk(tree: Tree, folder: string, stats: Stats, options: Scan): void {
  const seen = look(tree, folder, stats, options);
  if (!seen) return;
  tree.folders.set(folder, seen);
  for (const path of seen.files) scanFile(tree, path, options);
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const name of seen.folders) {
    const below = statsOf(tree, prefix + name, options);
    if (below?.isDirectory()) walk(tree, prefix + name, below, options);
  }
}

/** Adds one file to a tree, if it is there. */
export function scanFile(tree: Tree, path: string, options: Scan): void {
  const stats = statsOf(tree, path, options);
  if (!stats?.isFile()) return;
  const known = options.known?.files.get(path);
  tree.files.set(path, known?.stamp && isSame(known.stamp, stats) ? known : { stamp: stampOf(stats) });
}

const IF_THERE = { throwIfNoEntry: false } as const;

function statsOf(tree: Tree, path: string, { root }: Scan): Stats | undefined {
  try {
    // of tens of thousands of paths, join takes as long as the file system
    const stats = lstatSync(root === '' ? path : `${root}/${path}`, IF_THERE);
    // what a name that is not UTF-8 is read as, under which nothing is found
    if (!stats && path.includes('\ufffd')) throw new Error('the name is not UTF-8');
    return stats;
  } catch (problem) {
    tree.unreadable.push({ path, problem: problem as Error });
    return undefined;
  }
}

/** The names in a folder. What is neither file nor folder is listed each time. */
function look(tree: Tree, folder: string, stats: Stats, options: Scan): SeenFolder | undefined {
  const known = options.known?.folders.get(folder);
  if (known?.stamp && isSame(known.stamp, stats)) return known;
  const entries = list(tree, folder, options);
  if (!entries) return undefined;
  const special = entries.filter((entry) => !entry.isFile() && !entry.isDirectory());
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const entry of special) (entry.isSymbolicLink() ? tree.links : tree.others).push(prefix + entry.name);
  return {
    stamp: special.length === 0 ? stampOf(stats) : undefined,
    files: entries.filter((entry) => entry.isFile()).map(({ name }) => prefix + name),
    folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
  };
}

function list(tree: Tree, folder: string, { root, skip }: Scan): Dirent[] | undefined {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    return entries.filter(({ name }) => !skip?.(name)).sort((a, b) => compare(a.name, b.name));
  } catch (problem) {
    if (!isMissing(problem)) tree.unreadable.push({ path: folder, problem: problem as Error });
    return undefined;
  }
}

/** The coarsest clock of a file system that is still in use, in milliseconds: two changes within it look like one. */
const COARSE = 2000;

/** None for what was changed so short a time ago that another change would not show. */
function stampOf(stats: Stats): Stamp | undefined {
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return mtimeMs > Date.now() - COARSE ? undefined : [size, mtimeMs, ctimeMs, ino];
}

function isSame([size, modified, changed, inode]: Stamp, stats: Stats): boolean {
  return size === stats.size && modified === stats.mtimeMs && changed === stats.ctimeMs && inode === stats.ino;
}

/** Whether nothing was seen for the first time since. */
export function isSeen(tree: Tree, before: Tree): boolean {
  const isKnown = <T>(now: ReadonlyMap<string, T>, then: ReadonlyMap<string, T>) =>
    now.size === then.size && [...now].every(([path, seen]) => then.get(path) === seen);
  return isKnown(tree.files, before.files) && isKnown(tree.folders, before.folders);
}

/** What tells a content from others. */
export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url');
}

/** The digest of a file of a tree below `root`; it is read only if that is not known. Undefined where it is not there. */
export function digestIn({ files }: Tree, root: string, path: string): string | undefined {
  const seen = files.get(path);
  if (seen) seen.digest ??= digestOf(readFileSync(join(root, path)));
  return seen?.digest;
}
