import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ObjectChange, Verdict } from './change';
import type { Place } from './read/places';

/** What becomes of a stack as a whole. */
export type StackFate = 'added' | 'updated' | 'moved' | 'removed';

/** Everything that changes of one stack: of a client, or of a platform stack. */
export interface StackChange extends Place {
  /** What people call it. */
  readonly name: string;
  readonly fate: StackFate;
  /** One of its files: as it is after the change, unless it is removed. */
  readonly path: string;
  readonly objects: readonly ObjectChange[];
}

/** Stacks of one environment that change in the same way, but for their own names, hosts and namespaces. */
export interface Group {
  /** Counted from 1, in the order in which they are shown. */
  readonly number: number;
  readonly environment: string;
  readonly verdict: Verdict;
  /** In a few words: `restart, one by one`. */
  readonly headline: string;
  readonly fate: StackFate;
  /** By name; the first one is shown. */
  readonly members: readonly Member[];
  /** What changes, of the first member. */
  readonly objects: readonly ObjectChange[];
}

/** A stack of a group. */
export type Member = Pick<StackChange, 'stack' | 'name' | 'path'>;

/** How many stacks may go in one change. */
export interface Budget {
  /** Those that are gone, and those that lose what they run or keep. */
  readonly removed: number;
  readonly allowed: number;
  /** How many there were. */
  readonly of: number;
}

/** What a change does to one environment. */
export interface EnvironmentPlan {
  readonly name: string;
  readonly verdict: Verdict;
  readonly clients: Counts;
  /** Platform stacks; of files that are not laid out as ours, all of them. */
  readonly others: Counts;
  /** Of clients; of files that are not laid out as ours, of workloads, claims and namespaces. */
  readonly budget: Budget;
  /** Why it is refused, whatever its objects are. */
  readonly refusals: readonly string[];
}

/** How many stacks there were, and what becomes of them. */
export interface Counts extends Readonly<Record<StackFate, number>> {
  readonly before: number;
}

/** What a change does to every cluster. */
export interface Plan {
  /** By name; those that do not change, too. */
  readonly environments: readonly EnvironmentPlan[];
  /** The least bad first; of those that are as bad, the largest. */
  readonly groups: readonly Group[];
  readonly verdict: Verdict;
  /** What is worth knowing about the comparison as such. */
  readonly diagnostics: readonly Diagnostic[];
}
