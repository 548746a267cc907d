import { changedLeaves } from '../upstream/changed-leaves';
import { type ImmutableField, immutableField } from '../upstream/immutable-field';
import type { FieldChange } from './change';
import type { Situation } from './classify/rule';
import { pathOf } from './compare/steps';

/** A field that cannot be changed in place, with the changes that are in it. */
export interface RefusedField extends ImmutableField {
  /** As people write it. */
  readonly path: string;
  readonly changes: readonly FieldChange[];
}

/** What of a change the API server refuses, because the field cannot be changed in place. */
export function refusedFields({ before, after, fields }: Situation): RefusedField[] {
  if (!before || !after) return [];
  const refused = new Map<string, RefusedField>();
  for (const change of fields) {
    const found = leavesOf(change).flatMap((leaf) => immutableField(before, after, leaf) ?? []);
    for (const one of found) {
      const path = pathOf(one.field);
      const changes = refused.get(path)?.changes ?? [];
      const older = one.older && (refused.get(path)?.older ?? true);
      refused.set(path, { ...one, path, older, changes: changes.includes(change) ? changes : [...changes, change] });
    }
  }
  return [...refused.values()];
}

/** What is compared by place is another where it stands in another place. */
function leavesOf({ steps, before, after, reordered }: FieldChange): readonly (readonly string[])[] {
  return reordered ? [steps] : changedLeaves(before, after, steps);
}
