import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import type { FileTree } from '../plan/read/trees';
import { emptyTree, isHidden, scan } from './tree';
import { cannotRead, isYamlPath, MAX_YAML_BYTES, notAFile, ReadProblems, tooLarge, yamlText } from './yaml-file';

/** Files of YAML below a folder that are read when they are asked for. */
export class DiskTree implements FileTree {
  constructor(
    readonly folder: string,
    readonly paths: ReadonlySet<string>,
    readonly problems: ReadProblems,
    /** What people call the folder. */
    private readonly called: string,
  ) {}

  readonly sourceOf = (path: string): string => sourceIn(this.called, path);

  /** Room for a file that is decoded at once: to take new room for each of a large fleet is more work than to read it. */
  #room = Buffer.alloc(0);

  read(path: string): string {
    const roomFor = (size: number) => {
      if (size > this.#room.length) this.#room = Buffer.allocUnsafe(size * 2);
      return this.#room;
    };
    return yamlText(this.sourceOf(path), this.#bytes(path, roomFor), this.problems);
  }

  /** What is in a file; nothing if it cannot be read. */
  bytes(path: string): Uint8Array {
    return this.#bytes(path, Buffer.allocUnsafe);
  }

  #bytes(path: string, roomFor: (size: number) => Buffer): Uint8Array {
    try {
      const { size, bytes } = readAtMost(join(this.folder, path), MAX_YAML_BYTES, roomFor);
      if (bytes) return bytes;
      this.problems.add(tooLarge(this.sourceOf(path), size));
    } catch (problem) {
      this.problems.add(cannotRead(this.sourceOf(path), problem as Error));
    }
    return new Uint8Array();
  }
}

function sourceIn(called: string, path: string): string {
  const folder = called.replace(/\/+$/, '');
  return folder === '.' ? path : [folder, path].filter((part) => part !== '').join('/') || '/';
}

/** What is in a file; without its bytes if it has more than `most`. */
function readAtMost(
  path: string,
  most: number,
  roomFor: (size: number) => Buffer = Buffer.allocUnsafe,
): { readonly size: number; readonly bytes?: Buffer } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > most) return { size };
    const bytes = roomFor(size);
    return { size, bytes: bytes.subarray(0, readSync(file, bytes, 0, size, null)) };
  } finally {
    closeSync(file);
  }
}

export interface FolderTreeOptions {
  /** What people call the folder. @default - by its path */
  readonly called?: string;
  /** Whether every file in it is ours. @default false - hidden ones that hold no object of Kubernetes are other tools' */
  readonly isGenerated?: boolean;
  readonly problems?: ReadProblems;
}

/** The YAML files that are below a folder now. */
export class FolderTree extends DiskTree {
  constructor(folder: string, options: FolderTreeOptions = {}) {
    const { called = folder, isGenerated = false, problems = new ReadProblems() } = options;
    const tree = emptyTree();
    scan(tree, '', { root: folder, ...(!isGenerated && { skip: (name: string) => name === '.git' }) });
    const source = (path: string) => sourceIn(called, path);
    const isOthers = (path: string) => !isGenerated && path.split('/').some(isHidden);
    const links = tree.links.filter(
      (path) => isYamlPath(path) || (!isOthers(path) && leadsToFolder(join(folder, path))),
    );
    for (const path of links) problems.add(notAFile(source(path), 'a symbolic link'));
    for (const path of tree.others) problems.add(notAFile(source(path), 'neither a file nor a folder'));
    for (const { path, problem } of tree.unreadable) problems.add(cannotRead(source(path), problem));
    const paths = [...tree.files.keys()].filter(isYamlPath);
    const meant = paths.filter((path) => !isOthers(path) || holdsObject(join(folder, path)));
    super(folder, new Set(meant), problems, called);
  }
}

/** Whether a hidden file may be applied: it says of which kind something is, or cannot be read here. */
function holdsObject(path: string): boolean {
  try {
    const { bytes } = readAtMost(path, MAX_YAML_BYTES);
    return bytes === undefined || /apiVersion["']?[ \t]*:/.test(bytes.toString('latin1'));
  } catch {
    return true;
  }
}

/** A folder that somebody named, which may well be a link. */
export function namedFolder(folder: string, called: string, problems: ReadProblems): FolderTree {
  return new FolderTree(realpathSync(folder), { called, problems });
}

/** Why a folder that somebody named cannot be compared. */
export function folderProblem(folder: string, called: string): Diagnostic | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return undefined;
  const message = stats ? 'this is a file, and folders are compared' : 'there is no such folder';
  return error({ source: called }, 'plan/no-folder', message, 'name a folder of Kubernetes YAML');
}

/** Whether a link leads to a folder, which could be out of what is reviewed. */
function leadsToFolder(link: string): boolean {
  return statSync(link, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Files that are not the same in two folders, or in one of them only. None of them is kept in memory. */
export function changedBetween(before: DiskTree, after: DiskTree): string[] {
  const paths = [...new Set([...before.paths, ...after.paths])].sort();
  return paths.filter((path) => {
    if (!before.paths.has(path) || !after.paths.has(path)) return true;
    return Buffer.compare(before.bytes(path), after.bytes(path)) !== 0;
  });
}
