import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import type { SourceFile } from '../source/source-file';
import { MAX_BYTES } from '../source/text';
import { digestOf, emptyTree, scan, type Tree } from './tree';

/**
 * Every file of `environments/` and `clients/` below `root`, none of them read. Names that begin with a dot are passed
 * over.
 */
export function listInputs(root: string, known?: Tree): Tree {
  const tree = emptyTree();
  for (const folder of ['environments', 'clients']) scan(tree, folder, { root, known, hidden: true });
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

/** Input files as they were read, and why some of them could not be. */
export interface FilesRead {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads some of the input files, and notes in the tree what is in them. */
export function readInputs(root: string, tree: Tree, paths: Iterable<string>): FilesRead {
  const files: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    try {
      const bytes = head(join(root, path));
      files.push({ path, bytes });
      note(tree, path, digestOf(bytes));
    } catch (problem) {
      diagnostics.push(unreadable(path, problem));
    }
  }
  return { files, diagnostics };
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

function unreadable(source: string, problem: unknown): Diagnostic {
  return error({ source }, 'source/unreadable', `cannot be read: ${(problem as Error).message}`);
}
