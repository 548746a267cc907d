import { VERDICTS, type Verdict } from '../change';
import type { StackFate } from '../plan';

/** Of what is as bad: a stack that comes is the least of it, and one that goes the most. */
const FATES: readonly StackFate[] = ['added', 'moved', 'updated', 'removed'];

interface Judged {
  readonly verdict: Verdict;
  readonly fate: StackFate;
}

/** How bad a group is beside others, as a number. */
export function dangerOf({ verdict, fate }: Judged): number {
  return VERDICTS.indexOf(verdict) * FATES.length + FATES.indexOf(fate);
}

/** The worst first, then the largest: for who begins to read at the top. */
export function byDanger(a: Judged & HasMembers, b: Judged & HasMembers): number {
  return dangerOf(b) - dangerOf(a) || b.members.length - a.members.length;
}

interface HasMembers {
  readonly members: readonly unknown[];
}
