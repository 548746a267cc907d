import type { Meaning, ObjectOutcome } from '../../change';
import type { ConsequenceDocument, EnvironmentDocument, GroupDocument } from '../plan-document';

/** What the page is given: everything that is shown, once, and in few characters. */
export interface PageData {
  /** Why one is refused stands in the page itself. */
  readonly environments: readonly Omit<EnvironmentDocument, 'refusals'>[];
  /** What consequences are: many objects have the same. */
  readonly said: readonly PageConsequence[];
  /** What changes of fields are. */
  readonly fields: readonly PageField[];
  /** Paths of fields. */
  readonly paths: readonly string[];
  /** The worst first, then the largest. */
  readonly groups: readonly PageGroup[];
}

export type PageConsequence = Pick<ConsequenceDocument, 'meaning' | 'verdict' | 'text' | 'source'> & {
  readonly help?: string | undefined;
};

export interface PageGroup extends Omit<GroupDocument, 'members' | 'objects'> {
  /** Paths of files; name and stack too where the path does not tell them. */
  readonly members: readonly (string | readonly [path: string, name: string, stack: string])[];
  readonly meanings: readonly Meaning[];
  /** Absent where there was no room for it. */
  readonly objects?: readonly PageObject[];
}

export interface PageObject {
  readonly kind: string;
  /** With its namespace. */
  readonly name: string;
  readonly outcome: ObjectOutcome;
  /** The file, where it is not that of the first member. */
  readonly path?: string;
  readonly line: number;
  /** Places in {@link PageData.fields}. */
  readonly fields: readonly number[];
  /** Places in {@link PageData.said}. */
  readonly said: readonly number[];
  /** Lines with a sign in front, as `yamlDiff` makes them. @default - there was no room for it */
  readonly yaml?: string;
}

/** Where the path is in {@link PageData.paths}, what it was and is; null where it is not there. */
export type PageField = readonly [path: number, before: string | null, after: string | null, reordered?: 1];
