import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import type { SourceFile } from '../source/source-file';
import { MAX_BYTES, unreadable } from '../source/text';
import { digestOf, emptyTree, isHidden, scan, type Tree } from './tree';

/**
 * Every file of `environments/` and `clients/` below `root`, none of them read. Names that begin with a dot are passed
 * over.
 */
export function listInputs(root: string, known?: Tree): Tree {
  const tree = emptyTree();
  for (const folder of ['environments', 'clients']) scan(tree, folder, { root, known, skip: isHidden });
  return tree;
}

/**
 * What among the inputs cannot be read. A symbolic link is refused: it could lead out of the repository, and is not
 * reviewed with it.
 */
export function inputProblems({ links, others, unreadable: folders }: Tree): Diagnostic[] {
  return [
    ...links.map((source) => {
      const message = 'a symbolic link among the input files';
      return error({ source }, 'source/symbolic-link', message, 'put the file itself here');
    }),
    ...others.map((source) => error({ source }, 'source/unreadable', 'neither a file nor a folder', 'remove it')),
    ...folders.map(({ path, problem }) => unreadable(path, problem)),
  ];
}

/** Some of the input files, to be read when they are asked for. What is in them is noted in `notes`. @default - nowhere */
export function inputFiles(root: string, paths: Iterable<string>, notes?: Tree): SourceFile[] {
  return Array.from(paths, (path) => new InputFile(root, path, notes));
}

/** A file that is read each time, so that those of a large fleet are never in memory together. */
class InputFile implements SourceFile {
  constructor(
    private readonly root: string,
    readonly path: string,
    private readonly notes: Tree | undefined,
  ) {}

  get bytes(): Uint8Array {
    const bytes = head(join(this.root, this.path));
    if (this.notes) note(this.notes, this.path, digestOf(bytes));
    return bytes;
  }
}

/** What is in an input file, as far as it is read; undefined where it cannot be. */
export function inputDigest(root: string, tree: Tree, path: string): string | undefined {
  const seen = tree.files.get(path);
  try {
    if (seen) seen.digest ??= digestOf(head(join(root, path)));
    return seen?.digest;
  } catch {
    return undefined;
  }
}

/** What was seen before is part of another tree, too, and stays what it was. */
function note({ files }: Tree, path: string, digest: string): void {
  const seen = files.get(path);
  if (seen?.digest === undefined || seen.digest === digest) files.set(path, Object.assign(seen ?? {}, { digest }));
  else files.set(path, { digest });
}

/** The same for all files: to allocate one for each takes longer than to read them. */
const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);

/** As much of a file as shows that it is too large. */
function head(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    return Buffer.from(buffer.subarray(0, readSync(file, buffer)));
  } finally {
    closeSync(file);
  }
}
