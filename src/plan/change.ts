import type { Manifest } from '../manifests/manifest';

/**
 * The way from an object to a field. An element of a list is a step in brackets, by what Kubernetes tells it from
 * others: `spec`, `template`, `spec`, `containers`, `[backend]`, `image`.
 */
export type Steps = readonly string[];

/** A field that is another, or that is there on one side only. An absent side is undefined. */
export interface FieldChange {
  readonly steps: Steps;
  readonly before?: unknown;
  readonly after?: unknown;
  /** The same elements of a list in another order. @default false */
  readonly reordered?: boolean;
}

/** An object as it stands in a file. */
export interface PlacedObject {
  readonly manifest: Manifest;
  /** Relative to what was compared, with `/` on every platform. */
  readonly path: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** The document. */
  readonly text: string;
}

/** One object of a cluster, before and after: one of the two at least. */
export interface ObjectPair {
  /** API group, kind, namespace and name; the version of the group is not part of it. */
  readonly identity: string;
  readonly before?: PlacedObject | undefined;
  readonly after?: PlacedObject | undefined;
}

/** How bad it is, in this order. */
export const VERDICTS = ['no change', 'routine', 'needs attention', 'dangerous', 'refused'] as const;

/**
 * What a reviewer is to make of a change: `routine` if nothing but an image or version value is another, `refused` if it
 * must not be merged as it is.
 */
export type Verdict = (typeof VERDICTS)[number];

/** What a change is about. */
export type Meaning =
  | 'no effect'
  | 'in place'
  | 'restart'
  | 'immutable'
  | 'scale'
  | 'traffic'
  | 'data'
  | 'identity'
  | 'security'
  | 'configuration'
  | 'delivery'
  | 'namespace'
  | 'added'
  | 'removed'
  | 'custom resource';

/**
 * What becomes of the pods that run. `next` is: those that are made later, such as the next run of a CronJob; the pods that
 * run stay.
 */
export type PodsOutcome =
  | 'kept'
  | 'one by one'
  | 'rolling'
  | 'all at once'
  | 'node by node'
  | 'in place'
  | 'next'
  | 'scaled'
  | 'gone';

/**
 * What becomes of the claims, and with them the data: `kept` in use, `left behind` unused, `deleted`, `new` and empty, or
 * `left behind, new` ones in their place.
 */
export type ClaimsOutcome = 'kept' | 'left behind' | 'left behind, new' | 'deleted' | 'new' | 'resized';

/** One thing that Kubernetes does with a change, and why we think so. */
export interface Consequence {
  readonly meaning: Meaning;
  readonly verdict: Verdict;
  /** For people, in lower case: `restart, one by one`. */
  readonly text: string;
  /** The fields it comes from. @default - the object as a whole */
  readonly fields?: readonly FieldChange[];
  /** What to do. @default - nothing */
  readonly help?: string;
  /** Where Kubernetes says so: a page, or a file of its source. */
  readonly source: string;
  readonly pods?: PodsOutcome;
  readonly claims?: ClaimsOutcome;
}

/** What the API server does with an object that is applied. */
export type ObjectOutcome = 'created' | 'updated' | 'unchanged' | 'refused' | 'deleted' | 'kept';

/** One object that is not the same on both sides, and what that means. */
export interface ObjectChange extends ObjectPair {
  /** Empty where it is added or removed. */
  readonly fields: readonly FieldChange[];
  readonly consequences: readonly Consequence[];
  readonly outcome: ObjectOutcome;
}
