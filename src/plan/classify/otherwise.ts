import type { Consequence, FieldChange } from '../change';
import { makesPods } from '../pods/pod-fields';
import type { Situation } from './rule';
import { versionValues } from './version-value';

const SOURCE = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/';

const COLLECTED = 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion';

/**
 * What no rule had to say anything about: it is changed in place, and is for the reviewer to judge.
 *
 * @param isSilent whether no rule said anything at all
 */
export function otherwise(situation: Situation, explained: ReadonlySet<FieldChange>, isSilent = true): Consequence[] {
  const { before, after, fields, kind } = situation;
  if (!before) return [{ meaning: 'added', verdict: 'needs attention', text: 'added', source: SOURCE }];
  if (!after) return [removed(kind)];
  if (fields.length === 0) {
    const nothing = { meaning: 'no effect', verdict: 'no change', text: 'no effect', source: SOURCE } as const;
    return isSilent ? [nothing] : [];
  }
  const rest = fields.filter((field) => !explained.has(field));
  if (rest.length === 0) return [];
  const verdict = versionValues(kind, rest).length === rest.length ? 'routine' : 'needs attention';
  return [{ meaning: 'in place', verdict, text: 'updated in place', fields: rest, source: SOURCE }];
}

function removed(kind: string): Consequence {
  const of = { meaning: 'removed', verdict: 'needs attention' } as const;
  // what becomes of the pods of a StatefulSet is said with its claims
  if (!makesPods(kind) || kind === 'StatefulSet') return { ...of, text: 'removed', source: SOURCE };
  return { ...of, text: 'removed: its pods stop', source: COLLECTED, pods: 'gone' };
}
