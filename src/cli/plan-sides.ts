import { resolve } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { changedBetween, folderProblem, namedFolder } from '../io/folder-tree';
import { GitProblem } from '../io/git';
import { type Base, findBase } from '../io/git-base';
import { differsFrom } from '../io/git-differs';
import { gitTrees } from '../io/git-trees';
import { ReadProblems } from '../io/yaml-file';
import type { FileTree, Trees } from '../plan/read/trees';
import type { Limits } from '../plan/removals/budget';
import type { SourceFile } from '../source/source-file';
import { unknownEnvironment } from './choose-environment';
import type { Context } from './context';
import { type DryRun, dryRun } from './dry-run';
import { type Generated, generatedTrees } from './generated-trees';
import type { SidesOptions } from './plan-options';
import { progressLine } from './progress';
import { limitsAt, limitsOf } from './removal-limits';
import { cacheOf } from './synthesise';

/** What a plan compares, and what may be removed. */
export interface Sides {
  readonly trees: Trees;
  readonly limits: Limits;
  /** What with, for people. @default - with a folder that they named */
  readonly base?: string;
  /** What people may have overlooked. @default - nothing */
  readonly hint?: string;
  /** What cannot be read, as far as somebody has tried. */
  readonly problems: ReadProblems;
}

/** The sides, unless something is wrong. */
export interface FoundSides {
  readonly sides?: Sides;
  readonly diagnostics: readonly Diagnostic[];
  /** The input files that were read. */
  readonly files: readonly SourceFile[];
}

/** What is in `dist/`, compared with what was in it in the base; or two folders. */
export async function findSides(context: Context, root: string, options: SidesOptions): Promise<FoundSides> {
  const { from, to, base, synth } = options;
  if (from === undefined && to === undefined) return sidesInGit(context, root, options);
  const isMixed = base !== undefined || synth === true;
  if (from === undefined || to === undefined || isMixed) return none([whichSides(isMixed)]);
  return sidesOfFolders(context, from, to, options);
}

function none(diagnostics: readonly Diagnostic[], files: readonly SourceFile[] = []): FoundSides {
  return { diagnostics, files };
}

function whichSides(isMixed: boolean): Diagnostic {
  const message = isMixed
    ? 'two folders are named, and something of a git repository too'
    : 'only one of two folders is named';
  const help = 'for two folders: --from old --to new; for a git repository: --base origin/main, or nothing';
  return error({ source: '.' }, 'plan/which-sides', message, help);
}

function sidesOfFolders({ cwd }: Context, from: string, to: string, options: SidesOptions): FoundSides {
  const wrong = [from, to].flatMap((folder) => folderProblem(resolve(cwd, folder), folder) ?? []);
  if (wrong.length > 0) return none(wrong);
  const problems = new ReadProblems();
  const tree = (folder: string) => namedFolder(resolve(cwd, folder), folder, problems);
  const [before, after] = [tree(from), tree(to)];
  const trees = { before, after, changed: changedBetween(before, after) };
  return inScope({ trees, problems, limits: limitsOf(options) }, options);
}

async function sidesInGit(context: Context, root: string, options: SidesOptions): Promise<FoundSides> {
  const problems = new ReadProblems();
  try {
    const base = findBase(root, options.base);
    const isAsked = options.synth ? Promise.resolve(false) : inputsDiffer(root, base);
    const [onDisk, isAhead] = await Promise.all([gitTrees(root, base, 'dist', problems), isAsked]);
    const head: Generated = options.synth
      ? generatedTrees(onDisk, generate(context, root, options))
      : { trees: onDisk, files: [], diagnostics: [] };
    if (!head.trees) return head;
    const limits = limitsOf(options, limitsIn(root, base, onDisk));
    const hint = isAhead && onDisk.changed.length === 0 ? { hint: NOT_WRITTEN } : {};
    const found = inScope({ trees: head.trees, problems, limits, base: base.called, ...hint }, options);
    return { ...found, files: head.files, diagnostics: [...head.diagnostics, ...found.diagnostics] };
  } catch (problem) {
    if (problem instanceof GitProblem) return none([problem.diagnostic]);
    throw problem;
  }
}

const NOT_WRITTEN =
  'clients/ or environments/ differ from the base, and dist/ does not: mira synth writes it, --synth plans it';

function inputsDiffer(root: string, { commit }: Base): Promise<boolean> {
  return commit === undefined ? Promise.resolve(false) : differsFrom(root, commit, ['clients', 'environments']);
}

function generate(context: Context, root: string, options: SidesOptions): DryRun {
  const progress = progressLine(context, 'synthesising client');
  const run = dryRun(root, cacheOf(context, root, options), progress.step);
  progress.end();
  return run;
}

/** Before there is anything, nothing can be removed. */
function limitsIn(root: string, { commit }: Base, { before }: Trees): Limits['of'] {
  return commit === undefined ? () => undefined : limitsAt(root, commit, environmentsIn(before));
}

/** What is asked for of both sides. */
function inScope(all: Sides, { env }: SidesOptions): FoundSides {
  if (env === undefined) return { ...none([]), sides: all };
  const unknown = unknownEnvironment(env, environmentsIn(all.trees.before, all.trees.after));
  return unknown ? none([unknown]) : { ...none([]), sides: { ...all, trees: onlyIn(env, all.trees) } };
}

/** Names of the folders at the top. */
function environmentsIn(...trees: readonly FileTree[]): string[] {
  const names = trees.flatMap(({ paths }) =>
    Array.from(paths, (path) => path.slice(0, Math.max(0, path.indexOf('/')))),
  );
  return [...new Set(names)].filter((name) => name !== '').sort();
}

function onlyIn(environment: string, { before, after, changed, ...rest }: Trees): Trees {
  const isMeant = (path: string) => path.startsWith(`${environment}/`);
  const part = (tree: FileTree): FileTree => ({
    paths: new Set([...tree.paths].filter(isMeant)),
    sourceOf: (path) => tree.sourceOf?.(path) ?? path,
    read: (path) => tree.read(path),
  });
  return { ...rest, before: part(before), after: part(after), changed: changed.filter(isMeant) };
}
