import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import type { Plan } from '../../plan/plan';
import type { Context, ExitCode } from '../context';
import { makePlan } from '../make-plan';
import { rootOf } from '../options';
import type { PlanOptions } from '../plan-options';
import { PLAN_REPORTS } from '../plan-report';
import { fail, plural, reportDiagnostics } from '../report';

/** `mira plan`: what the clusters will do with a change. */
export async function planCommand(context: Context, options: PlanOptions): Promise<ExitCode> {
  const output = options.output === 'json' ? 'json' : 'text';
  const common = { ...options, output } as const;
  const { plan, base, hint, diagnostics, files } = await makePlan(context, rootOf(context, common), options);
  if (base !== undefined) context.err(`base: ${base}\n`);
  if (hint !== undefined) context.err(`hint: ${hint}\n`);
  if (!plan) return fail(context, common, diagnostics, files);
  const unknown = unknownGroup(plan, options);
  if (unknown) return fail(context, common, [unknown], []);
  reportDiagnostics(context, diagnostics, files);
  context.out(PLAN_REPORTS[options.output](plan, options.group));
  return options.gate && plan.verdict !== 'routine' && plan.verdict !== 'no change' ? 1 : 0;
}

function unknownGroup({ groups }: Plan, { group }: PlanOptions): Diagnostic | undefined {
  if (group === undefined || groups.some(({ number }) => number === group)) return undefined;
  const there = groups.length === 0 ? 'nothing changes' : `the plan has ${plural(groups.length, 'group')}`;
  return error({ source: 'dist' }, 'plan/unknown-group', `there is no group ${group}: ${there}`, 'leave --group out');
}
