import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { failed, type GitAnswer, GitProblem, gitMeanwhile } from './git';
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

/** What a folder has in a commit and on disk, which is asked of git at once. */
export async function listBoth(root: string, commit: string, folder: string): Promise<readonly [Listing, Listing]> {
  const [tree, differences, untracked, flags] = await Promise.all([
    gitMeanwhile(root, ['ls-tree', '-r', '-z', commit, '--', folder]),
    gitMeanwhile(root, ['diff-index', '--raw', '-z', '--no-renames', '--relative', commit, '--', folder]),
    gitMeanwhile(root, ['ls-files', '--others', '-z', '--', folder]),
    gitMeanwhile(root, ['ls-files', '-v', '-z', '--', folder]),
  ]);
  refuseClosed(untracked);
  const [inCommit, differing, others, flagged] = [tree, differences, untracked, flags].map((answer) => {
    if (answer.code !== 0) throw new GitProblem(failed(root, answer));
    return fields(answer.stdout);
  }) as [string[], string[], string[], string[]];
  const before = listCommit(folder, inCommit);
  return [before, listDisk(root, folder, before, { differing, others, flagged })];
}

function listCommit(folder: string, lines: readonly string[]): Listing {
  const entries: Entries = { ids: new Map(), special: new Map() };
  for (const line of lines) {
    const tab = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
    put(entries, below(folder, line.slice(tab + 1)), mode, id);
  }
  return entries;
}

/** What git says of the files on disk. */
interface OnDisk {
  /** What differs from the commit, and where, in turn. */
  readonly differing: readonly string[];
  /** What git does not know, ignored files too. */
  readonly others: readonly string[];
  /** What git knows, with what it was told of it. */
  readonly flagged: readonly string[];
}

function listDisk(root: string, folder: string, before: Listing, { differing, others, flagged }: OnDisk): Listing {
  const entries: Entries = { ids: new Map(before.ids), special: new Map(before.special) };
  for (let at = 0; at + 1 < differing.length; at += 2) {
    const [, mode = '', , id = ''] = (differing[at] ?? '').split(' ');
    put(entries, below(folder, differing[at + 1] ?? ''), mode, /^0+$/.test(id) ? UNKNOWN : id);
  }
  for (const path of [...others, ...unwatched(root, flagged)]) {
    put(entries, below(folder, path), modeOf(join(root, path)), UNKNOWN);
  }
  return entries;
}

/** Files that git was told not to look at; of a sparse checkout, those that are there all the same. */
function unwatched(root: string, flagged: readonly string[]): string[] {
  const told = flagged.filter((line) => /^[a-zS] /.test(line));
  const isMeant = (line: string) => !/^s/i.test(line) || existsSync(join(root, line.slice(2)));
  return told.filter(isMeant).map((line) => line.slice(2));
}

/** Git only warns of folders that it cannot open: what is in them would seem to be gone. */
function refuseClosed({ stderr }: GitAnswer): void {
  const [, closed, why] = /^warning: could not open directory '(.+?)\/?': (.+)$/m.exec(stderr) ?? [];
  if (closed !== undefined) throw new GitProblem(cannotRead(closed, new Error(why)));
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
