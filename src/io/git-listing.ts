import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { failed, GitProblem, git, gitOutput } from './git';
import { cannotRead, isYamlPath, notAFile, type ReadProblems } from './yaml-file';

/** The file is there, and git has not looked at what is in it. */
export const UNKNOWN = '?';

/** What is in a name that is not UTF-8, under which nothing is found. */
const NOT_UTF8 = '\ufffd';

/** What is below a folder, by path. */
export interface Listing {
  /** What git knows YAML files by: a hash of what is in them. */
  readonly ids: ReadonlyMap<string, string>;
  /** What is no file, and what it is instead. */
  readonly special: ReadonlyMap<string, string>;
}

interface Entries {
  readonly ids: Map<string, string>;
  readonly special: Map<string, string>;
}

const SPECIAL: Readonly<Record<string, string>> = { '120000': 'a symbolic link', '160000': 'a submodule' };

/** What a commit has below a folder. */
export function listCommit(root: string, commit: string, folder: string): Listing {
  const entries: Entries = { ids: new Map(), special: new Map() };
  for (const line of fields(gitOutput(root, ['ls-tree', '-r', '-z', commit, '--', folder]))) {
    const tab = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
    put(entries, below(folder, line.slice(tab + 1)), mode, id);
  }
  return entries;
}

/** What is on disk below a folder, ignored files too, by what differs from a commit. */
export function listDisk(root: string, commit: string, folder: string, before: Listing): Listing {
  const entries: Entries = { ids: new Map(before.ids), special: new Map(before.special) };
  const raw = fields(
    gitOutput(root, ['diff-index', '--raw', '-z', '--no-renames', '--relative', commit, '--', folder]),
  );
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [, mode = '', , id = ''] = (raw[at] ?? '').split(' ');
    put(entries, below(folder, raw[at + 1] ?? ''), mode, /^0+$/.test(id) ? UNKNOWN : id);
  }
  for (const path of fields(untracked(root, folder))) {
    put(entries, below(folder, path), modeOf(join(root, path)), UNKNOWN);
  }
  return entries;
}

/** Files that git does not know, and only warns of folders that it cannot open: those in them would seem to be gone. */
function untracked(root: string, folder: string): Buffer {
  const answer = git(root, ['ls-files', '--others', '-z', '--', folder]);
  const [, closed, why] = /^warning: could not open directory '(.+?)\/?': (.+)$/m.exec(answer.stderr) ?? [];
  if (closed !== undefined) throw new GitProblem(cannotRead(closed, new Error(why)));
  if (answer.code !== 0) throw new GitProblem(failed(root, answer));
  return answer.stdout;
}

/** Says what of a listing cannot be compared. */
export function specialProblems(
  { ids, special }: Listing,
  sourceOf: (path: string) => string,
  problems: ReadProblems,
): void {
  for (const [path, what] of special) problems.add(notAFile(sourceOf(path), what));
  const unnamed = [...ids.keys()].filter((path) => path.includes(NOT_UTF8));
  for (const path of unnamed) problems.add(cannotRead(sourceOf(path), new Error('the name is not UTF-8')));
}

function put({ ids, special }: Entries, path: string, mode: string, id: string): void {
  ids.delete(path);
  special.delete(path);
  const what = SPECIAL[mode];
  if (what !== undefined) special.set(path, what);
  else if (mode.startsWith('100') && isYamlPath(path)) ids.set(path, id);
}

/** As git has it; of what is not there, that of a file that was removed. */
function modeOf(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() || (!stats && path.includes(NOT_UTF8))) return '100644';
  if (stats?.isSymbolicLink()) return '120000';
  // git lists a repository within the repository as if it were a file
  return stats?.isDirectory() ? '160000' : '000000';
}

function fields(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1);
}

/** The path of the folder itself, where it is no folder, is empty. */
function below(folder: string, path: string): string {
  return path.slice(folder.length + 1).replace(/\/$/, '');
}
