import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of this repository. */
export const REPOSITORY = join(__dirname, '..', '..');

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is gone after the tests of the file. */
export function tempRoot(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mira-gitops-'));
  made.push(folder);
  return folder;
}

/** A new folder with these files. */
export function rootWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = tempRoot();
  writeFiles(root, files);
  return root;
}

export function writeFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** A new folder with the inputs and outputs of this repository. */
export function copyOfRepository(): string {
  const root = tempRoot();
  for (const folder of ['environments', 'clients', 'dist', 'schemas']) {
    cpSync(join(REPOSITORY, folder), join(root, folder), { recursive: true });
  }
  return root;
}

/** Every file below a folder with its text, by path; nothing where there is no folder. */
export function readTree(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return tree;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) tree[path.slice(folder.length + 1)] = readFileSync(path, 'utf8');
    if (entry.isSymbolicLink()) tree[path.slice(folder.length + 1)] = `-> ${readlinkSync(path)}`;
  }
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));
}
