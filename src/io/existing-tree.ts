import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARK } from '../manifests/layout';
import { isMissing } from './files';

/** A generated file as it is on disk. */
export interface ExistingFile {
  readonly text: string;
}

/** What is below a folder. */
export interface ExistingTree {
  /** Generated files by path. */
  readonly files: ReadonlyMap<string, ExistingFile>;
  /** Paths of everything else; the empty path where the folder is no folder. */
  readonly foreign: readonly string[];
}

/** Reads a generated tree. Nothing there is an empty one. */
export function readTree(folder: string): ExistingTree {
  const files = new Map<string, ExistingFile>();
  const foreign: string[] = [];
  const itself = lstatSync(folder, { throwIfNoEntry: false });
  if (itself && !itself.isDirectory()) return { files, foreign: [''] };
  walk(folder, '', files, foreign);
  return { files, foreign };
}

function walk(root: string, prefix: string, files: Map<string, ExistingFile>, foreign: string[]): void {
  for (const entry of entriesOf(join(root, prefix))) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) walk(root, path, files, foreign);
    else {
      const text = entry.isFile() ? readFileSync(join(root, path), 'utf8') : '';
      if (text.startsWith(MARK)) files.set(path, { text });
      else foreign.push(path);
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (problem) {
    if (isMissing(problem)) return [];
    throw problem;
  }
}
