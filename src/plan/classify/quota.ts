import type { Consequence } from '../change';
import { fitsAny } from '../compare/steps';
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
  if (!before || !after) {
    const text = (after ? COMES : GOES)[kind];
    return text === undefined ? [] : [{ ...of, text }];
  }
  // what cannot be changed is said elsewhere
  const found = fields.filter((field) => fitsAny(field, ['spec.hard.**', 'spec.limits.**', 'globalDefault']));
  return found.length > 0 ? [{ ...of, text: 'counts for pods made later only', fields: found }] : [];
}

const HELD = 'pods made later are held to it';
const FREE = 'pods made later are not held to it any more';

const COMES: Readonly<Record<string, string>> = { ResourceQuota: HELD, LimitRange: HELD };

const GOES: Readonly<Record<string, string>> = {
  ResourceQuota: FREE,
  LimitRange: FREE,
  PriorityClass: 'pods that still name it are refused when they are made',
};
