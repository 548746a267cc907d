import { invariant } from '../../diagnostics/invariant';
import type { Counts, EnvironmentPlan, Group, Plan } from '../plan';
import { groupText } from './group-text';
import { counted, environmentName, FATES, number } from './titles';
import { verdictText } from './verdict-line';

/** What of a plan is shown. */
export interface TextOptions {
  /** One group, with every field and member. @default - all groups */
  readonly group?: number | undefined;
}

/** A plan for a terminal: the worst comes last, next to the verdict. */
export function textReport(plan: Plan, { group }: TextOptions = {}): string {
  const groups = plan.groups.filter(({ number }) => group === undefined || number === group);
  const namesEnvironment = new Set(plan.groups.map(({ environment }) => environment)).size > 1;
  const shown = groups.map((one) =>
    groupText(one, environmentOf(plan, one), { namesEnvironment, whole: group !== undefined }),
  );
  const refusals = plan.environments.flatMap((one) => one.refusals.map((why) => `✖ ${environmentName(one)}: ${why}\n`));
  const parts = [
    environmentLines(plan.environments),
    shown.join(''),
    refusals.join(''),
    `verdict: ${verdictText(plan)}\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function environmentOf({ environments }: Plan, { environment }: Group): EnvironmentPlan {
  const found = environments.find(({ name }) => name === environment);
  invariant(found, `a group of ${environment}, which is no environment`);
  return found;
}

function environmentLines(environments: readonly EnvironmentPlan[]): string {
  const width = Math.max(...environments.map(({ name }) => name.length), 7);
  return environments
    .map((one) => `${environmentName(one).padEnd(width)}  ${countsText(one) || 'no change'}\n`)
    .join('');
}

/** `1 client added · 1,996 updated · 1 removed · 1 platform stack updated` */
function countsText({ name, clients, others }: EnvironmentPlan): string {
  return [...parts(clients, 'client'), ...parts(others, name === '' ? 'stack' : 'platform stack')].join(' · ');
}

function parts(counts: Counts, noun: string): string[] {
  const there = FATES.filter((fate) => counts[fate] > 0);
  return there.map((fate, index) => {
    const count = counts[fate];
    return `${index === 0 ? counted(count, noun) : number(count)} ${fate}`;
  });
}
