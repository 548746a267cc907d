import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Plan } from '../../plan/plan';
import { checkDist, listDifference } from '../check-dist';
import { checkDocument, checkText } from '../check-report';
import { type Context, type ExitCode, exitCode } from '../context';
import { makePlan } from '../make-plan';
import { type CommonOptions, rootOf } from '../options';
import type { LimitOptions } from '../plan-options';
import { progressLine } from '../progress';
import { reportDiagnostics } from '../report';
import { type CacheOptions, cacheOf } from '../synthesise';

export interface CheckOptions extends CommonOptions, CacheOptions, LimitOptions {
  /** Any name of a commit. @default - where HEAD and the default branch part */
  readonly base?: string;
}

/** `mira check`: all that a change must pass before it is merged. Every part is looked at, and nothing is written. */
export async function checkCommand(context: Context, options: CheckOptions): Promise<ExitCode> {
  const root = rootOf(context, options);
  const progress = progressLine(context, 'checking client');
  const dist = checkDist(root, cacheOf(context, root, options), progress.step);
  progress.end();
  // of what is in dist/, stale or not: that is what the clusters get
  const made = await makePlan(context, root, options);
  const diagnostics = [...dist.diagnostics, ...made.diagnostics];
  const checked = { code: codeOf(diagnostics, made.plan), dist, made, diagnostics };
  if (dist.difference) context.err(listDifference(dist.difference));
  reportDiagnostics(context, diagnostics, [...dist.files, ...made.files]);
  if (made.base !== undefined) context.err(`base: ${made.base}\n`);
  const isJson = options.output === 'json';
  context.out(isJson ? `${JSON.stringify(checkDocument(checked), null, 2)}\n` : checkText(checked));
  return checked.code;
}

function codeOf(diagnostics: readonly Diagnostic[], plan: Plan | undefined): ExitCode {
  const code = exitCode(diagnostics);
  return code === 0 && plan?.verdict === 'refused' ? 1 : code;
}
