import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { ClaimsOutcome, Meaning, ObjectOutcome, PodsOutcome, Verdict } from '../change';
import type { EnvironmentPlan, Group, Member } from '../plan';

/** A plan as `mira plan --output json` prints it: stable, and without secrets. */
export interface PlanDocument {
  /** Another number for what an old reader would misunderstand; new fields may come without. */
  readonly version: 1;
  readonly verdict: Verdict;
  /** By name; those that do not change, too. */
  readonly environments: readonly EnvironmentDocument[];
  /** In the order of their numbers. */
  readonly groups: readonly GroupDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Its name is empty where the files are not laid out as ours. */
export type EnvironmentDocument = EnvironmentPlan;

export interface GroupDocument extends Omit<Group, 'objects'> {
  /** What changes, of the first member. */
  readonly objects: readonly ObjectDocument[];
}

export type MemberDocument = Member;

/** Where an object is, below what was compared. */
export interface PlaceDocument {
  readonly path: string;
  readonly line: number;
}

export interface ObjectDocument {
  readonly identity: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly outcome: ObjectOutcome;
  readonly before?: PlaceDocument;
  readonly after?: PlaceDocument;
  readonly fields: readonly FieldDocument[];
  readonly consequences: readonly ConsequenceDocument[];
}

export interface FieldDocument {
  /** `spec.template.spec.containers[backend].image` */
  readonly path: string;
  readonly steps: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reordered: boolean;
  /** Whether there are secrets in it, which are not shown. */
  readonly masked: boolean;
}

export interface ConsequenceDocument {
  readonly meaning: Meaning;
  readonly verdict: Verdict;
  readonly text: string;
  readonly help?: string;
  readonly source: string;
  /** The paths of the fields that it comes from; none where it is about the object as a whole. */
  readonly fields: readonly string[];
  readonly pods?: PodsOutcome;
  readonly claims?: ClaimsOutcome;
}
