import type { Consequence, FieldChange } from '../change';
import type { Situation } from './rule';
import { versionValues } from './version-value';

const SOURCE = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/';

/** What no rule had to say anything about: it is changed in place, and is for the reviewer to judge. */
export function otherwise(situation: Situation, explained: ReadonlySet<FieldChange>): Consequence[] {
  const { before, after, fields, kind } = situation;
  if (!before) return [{ meaning: 'added', verdict: 'needs attention', text: 'added', source: SOURCE }];
  if (!after) return [{ meaning: 'removed', verdict: 'needs attention', text: 'removed', source: SOURCE }];
  if (fields.length === 0) return [{ meaning: 'no effect', verdict: 'no change', text: 'no effect', source: SOURCE }];
  const rest = fields.filter((field) => !explained.has(field));
  if (rest.length === 0) return [];
  const verdict = versionValues(kind, rest).length === rest.length ? 'routine' : 'needs attention';
  return [{ meaning: 'in place', verdict, text: 'updated in place', fields: rest, source: SOURCE }];
}
