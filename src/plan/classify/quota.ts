import type { Consequence } from '../change';
import { fits } from '../steps';
import type { Situation } from './rule';

const PAGES: Readonly<Record<string, string>> = {
  ResourceQuota: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  LimitRange: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  PriorityClass: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
};

/** What pods are held to when they are made: those that run stay as they are. */
export function quota({ kind, before, after, fields }: Situation): Consequence[] {
  const source = PAGES[kind];
  if (source === undefined) return [];
  const of = { meaning: 'in place', verdict: 'needs attention', source } as const;
  if (!after) return [{ ...of, text: 'pods made later are not held to it any more' }];
  if (!before) return [{ ...of, text: 'pods made later are held to it' }];
  // what cannot be changed is said elsewhere
  const found = fields.filter(
    (field) => fits(field, 'spec.hard.**') || fits(field, 'spec.limits.**') || isDefault(kind, field.steps),
  );
  return found.length > 0 ? [{ ...of, text: 'counts for pods made later only', fields: found }] : [];
}

function isDefault(kind: string, steps: readonly string[]): boolean {
  return kind === 'PriorityClass' && steps[0] === 'globalDefault';
}
