import type { Meaning } from '../change';
import type { Group, Plan } from '../plan';

/** What people call a stack's worst meaning, if it is not the meaning's own name. */
const NAMES: Partial<Record<Meaning, string>> = {
  added: 'addition',
  removed: 'removal',
  immutable: 'refused in place',
};

/** `needs attention (1 data, 1 removal)`: the verdict, with how many stacks are not routine and why. */
export function verdictText({ verdict, groups, environments }: Plan): string {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const why = reasonOf(group);
    if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + group.members.length);
  }
  const refusals = environments.reduce((sum, environment) => sum + environment.refusals.length, 0);
  const reasons = [...counts].map(([why, count]) => `${count.toLocaleString('en')} ${why}`);
  const all = [...reasons, ...(refusals > 0 ? ['over the limit of removals'] : [])];
  return all.length === 0 ? verdict : `${verdict} (${all.join(', ')})`;
}

/** Why a group is not routine. */
export function reasonOf({ verdict, fate, objects }: Group): string | undefined {
  if (verdict === 'routine' || verdict === 'no change') return undefined;
  if (fate === 'removed') return 'removal';
  const all = objects.flatMap(({ consequences }) => consequences);
  const worst = all.find((consequence) => consequence.verdict === verdict);
  if (fate !== 'updated' && (verdict === 'needs attention' || !worst)) return fate === 'added' ? 'addition' : fate;
  return worst && (NAMES[worst.meaning] ?? worst.meaning);
}
