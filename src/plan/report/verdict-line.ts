import type { Meaning } from '../change';
import type { Group, Plan } from '../plan';
import { number } from './titles';

/** What people call a stack's worst meaning, one and several, if it is not the meaning's own name. */
const NAMES: Partial<Record<Meaning | 'moved', readonly [one: string, several: string]>> = {
  added: ['addition', 'additions'],
  removed: ['removal', 'removals'],
  moved: ['move', 'moves'],
  restart: ['restart', 'restarts'],
  immutable: ['refused in place', 'refused in place'],
  'in place': ['change in place', 'changes in place'],
  'custom resource': ['custom resource', 'custom resources'],
};

/** `needs attention (1 data, 1 removal)`: the verdict, with how many stacks are not routine and why. */
export function verdictText({ verdict, groups }: Plan): string {
  const counts = new Map<Meaning | 'moved', number>();
  for (const group of groups) {
    const why = reasonOf(group);
    if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + group.members.length);
  }
  const reasons = [...counts].map(([why, count]) => {
    const [one, several] = NAMES[why] ?? [why, why];
    return `${number(count)} ${count === 1 ? one : several}`;
  });
  return reasons.length === 0 ? verdict : `${verdict} (${reasons.join(', ')})`;
}

/** Why a group is not routine. */
function reasonOf({ verdict, fate, objects }: Group): Meaning | 'moved' | undefined {
  if (verdict === 'routine' || verdict === 'no change') return undefined;
  if (fate === 'removed') return 'removed';
  const all = objects.flatMap(({ consequences }) => consequences);
  const worst = all.find((consequence) => consequence.verdict === verdict);
  if (fate !== 'updated' && verdict === 'needs attention') return fate;
  return worst?.meaning === 'restart' && (worst.pods === 'kept' || worst.pods === 'next') ? 'in place' : worst?.meaning;
}
