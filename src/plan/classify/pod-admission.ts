import type { Consequence } from '../change';
import { namespaceOf } from '../cluster/neighbours';
import { podOf } from '../pods/pod-spec';
import { violates } from '../pods/pod-violations';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/security/pod-security-admission/';
const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** Pods that their namespace has come to forbid: the object is taken, and none of its new pods are made. */
export function podAdmission(situation: Situation): Consequence[] {
  const [before, after] = [podOf(situation.before), podOf(situation.after)];
  if (!after || !violates(after, 'restricted')) return [];
  if (violates(before, 'baseline') || (violates(before, 'restricted') && !violates(after, 'baseline'))) return [];
  const level = levelOf(situation);
  if (level === undefined || !violates(after, level) || (before && violates(before, level))) return [];
  const text = `new pods are refused: the namespace enforces ${level}`;
  return [{ meaning: 'security', verdict: 'dangerous', text, source: SOURCE }];
}

function levelOf({ cluster, after }: Situation): string | undefined {
  const name = namespaceOf(after);
  const namespaces = cluster.mentioning('after', 'Namespace', name).filter(({ kind }) => kind === 'Namespace');
  const namespace = namespaces.find(({ metadata }) => metadata.name === name);
  return namespace?.metadata.labels?.[ENFORCE] ?? undefined;
}
