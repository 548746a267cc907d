import type { Consequence, FieldChange } from '../change';
import { makesPods } from '../pods/pod-fields';
import type { Situation } from './rule';

const SOURCE = 'kubernetes v1.36.3, staging/src/k8s.io/apiserver/pkg/registry/rest/update.go';

/**
 * What is left of what the rules say where the API server refuses the object: nothing of it happens, to pods and claims neither.
 * What is dangerous stays said, since it comes about as soon as somebody makes way for it.
 */
export function refused({ fields, kind }: Situation, said: readonly Consequence[]): Consequence[] {
  const refusals = said.filter(({ meaning }) => meaning === 'immutable').map((one) => untouched(one, kind));
  if (refusals.length === 0) return [];
  const threats = said.filter(({ meaning, verdict }) => meaning !== 'immutable' && isWorse(verdict));
  const told = new Set(refusals.flatMap((one) => one.fields ?? []));
  const others = fields.filter((field) => !told.has(field));
  return [...refusals, ...threats.map(withoutEffect), ...notArriving(others)];
}

function isWorse(verdict: Consequence['verdict']): boolean {
  return verdict === 'dangerous' || verdict === 'refused';
}

function untouched(consequence: Consequence, kind: string): Consequence {
  if (kind === 'StatefulSet') return { ...consequence, pods: 'kept', claims: 'kept' };
  if (kind === 'PersistentVolumeClaim') return { ...consequence, claims: 'kept' };
  return makesPods(kind) ? { ...consequence, pods: 'kept' } : consequence;
}

function withoutEffect({ pods: _, claims: __, ...rest }: Consequence): Consequence {
  return rest;
}

/** One refused field stops the whole object. */
function notArriving(fields: readonly FieldChange[]): Consequence[] {
  const count = fields.length;
  if (count === 0) return [];
  const text = count === 1 ? '1 other change of it does not arrive' : `${count} other changes of it do not arrive`;
  return [{ meaning: 'immutable', verdict: 'needs attention', text, fields, source: SOURCE }];
}
