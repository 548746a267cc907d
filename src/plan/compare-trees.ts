import { compareEnvironment } from './compare-environment';
import { inOrder } from './group/group';
import { worst } from './group/verdict';
import type { Counts, EnvironmentPlan, Group, Plan } from './plan';
import { byEnvironment, type EnvironmentFiles } from './read/environment-files';
import { isClient } from './read/places';
import type { Trees } from './read/trees';
import { budgetOf, type Limits, NO_LIMITS, refusalsOf } from './removals/budget';

/** Two trees → what the clusters will do. */
export function comparePlans(trees: Trees, limits: Limits = NO_LIMITS): Plan {
  const compared = byEnvironment(trees).map((files) => ({ files, ...compareEnvironment(trees, files) }));
  const environments = compared.map(({ files, groups }) => summaryOf(files, groups, limits, trees));
  return {
    environments,
    groups: inOrder(compared.flatMap(({ groups }) => groups)),
    verdict: worst(environments.map(({ verdict }) => verdict)),
    diagnostics: compared.flatMap(({ diagnostics }) => diagnostics),
  };
}

function summaryOf(
  files: EnvironmentFiles,
  groups: readonly Group[],
  limits: Limits,
  { before }: Trees,
): EnvironmentPlan {
  const { name } = files;
  const budget = budgetOf(files, groups, limits, before);
  const refusals = refusalsOf(files, budget, limits);
  const verdict = worst([
    ...groups.map((group) => group.verdict),
    ...(refusals.length > 0 ? (['refused'] as const) : []),
  ]);
  const clients = counts(files, groups, true);
  const others = counts(files, groups, false);
  return { name, verdict, clients, others, budget, refusals };
}

function counts({ name, before }: EnvironmentFiles, groups: readonly Group[], ofClients: boolean): Counts {
  const isMeant = (stack: string) => isClient({ environment: name, stack }) === ofClients;
  const sum = (fate: Group['fate']) =>
    groups
      .filter((group) => group.fate === fate && !(fate === 'updated' && group.verdict === 'no change'))
      .reduce((total, { members }) => total + members.filter(({ stack }) => isMeant(stack)).length, 0);
  return {
    before: [...before.stacks].filter(isMeant).length,
    added: sum('added'),
    updated: sum('updated'),
    moved: sum('moved'),
    removed: sum('removed'),
  };
}
