import { closeSync, type Dirent, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Diagnostic, error } from '../diagnostics/diagnostic';
import type { SourceFile } from '../source/source-file';
import { MAX_BYTES } from '../source/text';

/** The input files, and why something among them could not be read. */
export interface FilesRead {
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Every file of `environments/` and `clients/` below `root`, by path. Names that begin with a dot are passed
 * over. A symbolic link is refused: it could lead out of the repository, and is not reviewed with it.
 */
export function readInputs(root: string): FilesRead {
  const read: Read = { root, files: [], diagnostics: [] };
  for (const folder of ['environments', 'clients']) {
    if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isSymbolicLink()) refuse(read, folder);
    else walk(read, folder);
  }
  return read;
}

interface Read {
  readonly root: string;
  readonly files: SourceFile[];
  readonly diagnostics: Diagnostic[];
}

function walk(read: Read, folder: string): void {
  for (const entry of list(read, folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(read, path);
    else if (entry.isFile()) readFile(read, path);
    else if (entry.isSymbolicLink()) refuse(read, path);
    else
      read.diagnostics.push(error({ source: path }, 'source/unreadable', 'neither a file nor a folder', 'remove it'));
  }
}

function list(read: Read, folder: string): Dirent[] {
  try {
    const entries = readdirSync(join(read.root, folder), { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => compare(a.name, b.name));
  } catch (problem) {
    if (!isMissing(problem)) read.diagnostics.push(unreadable(folder, problem));
    return [];
  }
}

function readFile(read: Read, path: string): void {
  try {
    read.files.push({ path, bytes: head(join(read.root, path)) });
  } catch (problem) {
    read.diagnostics.push(unreadable(path, problem));
  }
}

/** As much of a file as shows that it is too large. */
function head(path: string): Uint8Array {
  const buffer = Buffer.allocUnsafe(MAX_BYTES + 1);
  const file = openSync(path, 'r');
  try {
    return Buffer.from(buffer.subarray(0, readSync(file, buffer)));
  } finally {
    closeSync(file);
  }
}

/** Whether a file operation failed because there is nothing at that path. */
export function isMissing(problem: unknown): boolean {
  return (problem as NodeJS.ErrnoException).code === 'ENOENT';
}

function refuse({ diagnostics }: Read, source: string): void {
  const message = 'a symbolic link among the input files';
  diagnostics.push(error({ source }, 'source/symbolic-link', message, 'put the file itself here'));
}

function unreadable(source: string, problem: unknown): Diagnostic {
  return error({ source }, 'source/unreadable', `cannot be read: ${(problem as Error).message}`);
}
