import type { Consequence } from '../change';
import { textOf, textsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import type { Situation } from './rule';
import { saying } from './saying';

const SOURCE = 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/';
const said = saying('security', SOURCE);
const KINDS = [
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
];

/** Policies of the API server itself: whether they are still in force, and what becomes of what is against them. */
export function admissionPolicy(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'admissionregistration.k8s.io' || !KINDS.includes(kind) || !before) return [];
  const policy = textOf(valueAt(before, 'spec.policyName')) ?? before.metadata.name;
  if (!after) return [said(situation, 'dangerous', `${policy} is no longer enforced`, 'spec')];
  return [...actions(situation), ...failure(situation)];
}

function actions(situation: Situation): Consequence[] {
  const path = 'spec.validationActions';
  const [was, is] = [textsOf(valueAt(situation.before, path)), textsOf(valueAt(situation.after, path))];
  const [lost, gained] = [without(was, is), without(is, was)];
  const isOpen = lost.includes('Deny');
  return [
    ...(isOpen ? [said(situation, 'dangerous', `what is against it is taken: ${is.join(', ')} only`, path)] : []),
    ...(gained.includes('Deny') ? [said(situation, 'needs attention', 'what is against it is refused', path)] : []),
  ];
}

function failure(situation: Situation): Consequence[] {
  const path = 'spec.failurePolicy';
  const [was, is] = [situation.before, situation.after].map((side) => textOf(valueAt(side, path)) ?? 'Fail');
  if (was === is) return [];
  const text = is === 'Fail' ? 'what it cannot judge is refused' : 'what it cannot judge is taken';
  return [said(situation, 'needs attention', text, path)];
}
