import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FileTree, Trees } from '../plan/read/trees';
import { BlobTree } from './blob-tree';
import { DiskTree, FolderTree } from './folder-tree';
import { type Base, short } from './git-base';
import { type Listing, listBoth, specialProblems, UNKNOWN } from './git-listing';
import type { ReadProblems } from './yaml-file';

/** A folder of the repository: as it is in a commit, and as it is on disk. */
export interface GitTrees extends Trees {
  /** What git knows a file of the commit by; undefined where it is not there. */
  idOf(path: string): string | undefined;
}

/**
 * The YAML files of `folder` in `base` and now, committed or not. Which ones differ is git's to say; of the others nothing
 * is read.
 *
 * @throws GitProblem
 */
export async function gitTrees(
  root: string,
  { commit }: Base,
  folder: string,
  problems: ReadProblems,
): Promise<GitTrees> {
  if (commit === undefined) return onlyOnDisk(root, folder, problems);
  const [before, now] = await listBoth(root, commit, folder);
  const onlyBefore = new Map([...before.special].filter(([path]) => !now.special.has(path)));
  const sourceThen = (path: string) => `${[folder, path].filter(Boolean).join('/')} at ${short(commit)}`;
  const disk = new DiskTree(join(root, folder), new Set(now.ids.keys()), problems, folder);
  specialProblems({ ids: new Map(), special: onlyBefore }, sourceThen, problems);
  specialProblems(now, disk.sourceOf, problems);
  const changed = changedOf(before, now, disk);
  const wanted = changed.filter((path) => before.ids.has(path));
  const blobs = new BlobTree(root, before.ids, wanted, problems, sourceThen);
  return { ...readingOnce(blobs, disk, changed), changed, isGenerated: true, idOf: (path) => before.ids.get(path) };
}

/** Before the first commit. */
function onlyOnDisk(root: string, folder: string, problems: ReadProblems): GitTrees {
  const after = new FolderTree(join(root, folder), { called: folder, isGenerated: true, problems });
  const before: FileTree = { paths: new Set(), sourceOf: (path) => path, read: () => '' };
  return { before, after, changed: [...after.paths].sort(), isGenerated: true, idOf: () => undefined };
}

/** So many files that git has not looked at are compared by their hash; if nearly all of them differ, the others do, too. */
const TRIED = 100;

/** Files that differ. To hash what differs is to read it twice: where most do, some may be in the list that do not. */
function changedOf(before: Listing, now: Listing, disk: DiskTree): string[] {
  const paths = new Set([...before.ids.keys(), ...now.ids.keys()]);
  let [tried, differ] = [0, 0];
  const isChanged = (path: string) => {
    const [then, id] = [before.ids.get(path), now.ids.get(path)];
    if (then === undefined || id !== UNKNOWN) return then !== id;
    if (tried >= TRIED && differ > tried * 0.9) return true;
    tried += 1;
    const isOther = !isBlob(then, disk.bytes(path));
    differ += Number(isOther);
    return isOther;
  };
  return [...paths].filter(isChanged).sort();
}

/** What did not change is read from disk, which takes no git; in a sparse checkout it may be nowhere else. */
function readingOnce(blobs: BlobTree, disk: DiskTree, changed: readonly string[]): Pick<Trees, 'before' | 'after'> {
  const isChanged = new Set(changed);
  const same = (path: string) => (existsSync(join(disk.folder, path)) ? disk : blobs).read(path);
  const reading = ({ paths, sourceOf }: FileTree, read: (path: string) => string): FileTree => {
    return { paths, sourceOf, read: (path) => (isChanged.has(path) ? read(path) : same(path)) };
  };
  return { before: reading(blobs, (path) => blobs.read(path)), after: reading(disk, (path) => disk.read(path)) };
}

/** Whether git would know `content` by `id`: a hash of what is in it, after its size. Source: gitformat-pack. */
export function isBlob(id: string, content: Uint8Array): boolean {
  const hash = createHash(id.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex') === id;
}
