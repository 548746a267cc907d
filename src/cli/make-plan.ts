import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import type { Plan } from '../plan/plan';
import type { SourceFile } from '../source/source-file';
import type { Context } from './context';
import type { SidesOptions } from './plan-options';
import { findSides } from './plan-sides';
import { planSources, withHelpForBase } from './plan-sources';

/** A plan, unless something stood in its way. */
export interface MadePlan {
  readonly plan?: Plan;
  /** What it compares with, for people. @default - with a folder that they named */
  readonly base?: string | undefined;
  /** What people may have overlooked. @default - nothing */
  readonly hint?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Files that the diagnostics are about. */
  readonly files: readonly SourceFile[];
}

/** Says what the clusters will do with a change. */
export async function makePlan(context: Context, root: string, options: SidesOptions): Promise<MadePlan> {
  const { sides, diagnostics: found, files } = await findSides(context, root, options);
  if (!sides) return { diagnostics: found, files };
  const { trees, limits, problems, base, hint } = sides;
  const { comparePlans } = require('../plan/compare-trees') as typeof import('../plan/compare-trees');
  const plan = comparePlans(trees, limits);
  const diagnostics = withHelpForBase([...found, ...problems.all, ...plan.diagnostics]);
  const all = { base, hint, diagnostics, files: [...files, ...planSources(trees, diagnostics)] };
  return hasErrors(diagnostics) ? all : { ...all, plan };
}
