import { resolve } from 'node:path';
import { FolderTree } from '../../io/folder-tree';
import { comparePlans } from '../../plan/compare-trees';
import { textReport } from '../../plan/report/text';
import type { Trees } from '../../plan/trees';
import { type Context, type ExitCode, exitCode } from '../context';
import type { CommonOptions } from '../options';
import { printData, reportDiagnostics } from '../report';

export interface PlanOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  /** @default false */
  readonly gate?: boolean;
}

/** `mira plan`: what the clusters will do with a change. */
export function planCommand(context: Context, options: PlanOptions): ExitCode {
  const trees = treesOf(context, options);
  const plan = comparePlans(trees);
  reportDiagnostics(context, plan.diagnostics, []);
  if (plan.diagnostics.length > 0) return exitCode(plan.diagnostics);
  printData(context, options, plan, () => textReport(plan));
  return options.gate && plan.verdict !== 'routine' && plan.verdict !== 'no change' ? 1 : 0;
}

function treesOf({ cwd }: Context, { from = '.', to = '.' }: PlanOptions): Trees {
  const [before, after] = [new FolderTree(resolve(cwd, from)), new FolderTree(resolve(cwd, to))];
  const paths = [...new Set([...before.paths, ...after.paths])].sort();
  const text = (tree: FolderTree, path: string) => (tree.paths.has(path) ? tree.read(path) : undefined);
  return { before, after, changed: paths.filter((path) => text(before, path) !== text(after, path)) };
}
