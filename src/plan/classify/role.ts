import type { Consequence } from '../change';
import { from, touching } from '../compare/touching';
import { isDangerousRight } from '../rights/dangerous-rights';
import { type Right, rightsBeyond, rightsOf } from '../rights/rights';
import { rightsTexts } from '../rights/rights-text';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/';
const RISKS = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks';

/** The rights that a Role or ClusterRole gives from now on, and those that it gives no more, however its rules are written. */
export function role(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'rbac.authorization.k8s.io' || (kind !== 'Role' && kind !== 'ClusterRole')) return [];
  const [old, now] = [rightsOf(before), rightsOf(after)];
  const granted = rightsBeyond(now, old);
  const taken = rightsBeyond(old, now);
  const dangerous = granted.filter(isDangerousRight);
  const said = [
    ...told(situation, 'granted', dangerous, true),
    ...told(
      situation,
      'granted',
      granted.filter((right) => !isDangerousRight(right)),
      false,
    ),
    ...told(situation, 'taken away', taken, false),
  ];
  return said.length > 0 ? said : rewritten(situation);
}

function told(situation: Situation, what: string, rights: readonly Right[], dangerous: boolean): Consequence[] {
  const { kind, before, after } = situation;
  const where = kind === 'Role' ? ` in ${(after ?? before)?.metadata.namespace ?? 'default'}` : '';
  return rightsTexts(rights).map((text) => ({
    meaning: 'identity',
    verdict: dangerous ? 'dangerous' : 'needs attention',
    text: `${what}: ${text}${where}`,
    ...from(touching(situation.fields, 'rules')),
    source: dangerous ? RISKS : SOURCE,
  }));
}

/** Rules that are written in another way and come to the same. */
function rewritten(situation: Situation): Consequence[] {
  const fields = touching(situation.fields, 'rules');
  if (fields.length === 0) return [];
  return [
    {
      meaning: 'identity',
      verdict: 'needs attention',
      text: 'the same rights, written in another way',
      fields,
      source: SOURCE,
    },
  ];
}
