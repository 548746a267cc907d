import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { MARK } from '../manifests/layout';
import { isMissing } from './files';

/** What is below a folder. */
export interface ExistingTree {
  /** Paths of files. */
  readonly files: ReadonlySet<string>;
  /** Paths of what is neither a file nor a folder; the empty path where the folder is no folder. */
  readonly others: readonly string[];
}

/** Lists a tree. Nothing there is an empty one. */
export function listTree(folder: string): ExistingTree {
  const files = new Set<string>();
  const others: string[] = [];
  const itself = lstatSync(folder, { throwIfNoEntry: false });
  if (itself && !itself.isDirectory()) return { files, others: [''] };
  walk(folder, '', files, others);
  return { files, others };
}

function walk(root: string, prefix: string, files: Set<string>, others: string[]): void {
  for (const entry of entriesOf(join(root, prefix))) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) walk(root, path, files, others);
    else if (entry.isFile()) files.add(path);
    else others.push(path);
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

/** Whether a file begins as every generated one does. */
export function isGenerated(path: string): boolean {
  const head = Buffer.alloc(MARK.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  return head.toString('utf8') === MARK;
}
