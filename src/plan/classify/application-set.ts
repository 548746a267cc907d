import type { Consequence, Verdict } from '../change';
import { fieldsOf, isSame, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import { applicationSaid, isCascading } from '../delivery/argo-application';
import { consequence } from './argo-cd';
import type { Situation } from './rule';

const DELETION = 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/';
const POLICIES =
  'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Controlling-Resource-Modification/';

/** Which Applications an ApplicationSet makes, and what becomes of them and of what they deployed when it makes them no more. */
export function applicationSet(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'argoproj.io' || kind !== 'ApplicationSet' || !before) return [];
  if (!after) {
    const rest = isPreserving(before) ? 'what they deployed stays' : 'and what they deployed';
    return [said(situation, 'dangerous', `deletes its Applications, ${rest}`, DELETION)];
  }
  const spec = (side: unknown) => fieldsOf(valueAt(side, 'spec.template.spec'));
  const template = applicationSaid(spec(before), spec(after));
  return [
    ...generators(situation),
    ...preserving(situation),
    ...policy(situation),
    ...template.map((one) => consequence(situation, one, 'spec.template.spec')),
  ];
}

function said(
  { fields }: Situation,
  verdict: Verdict,
  text: string,
  source: string,
  ...paths: readonly string[]
): Consequence {
  return { meaning: 'delivery', verdict, text, ...from(touching(fields, ...paths)), source };
}

/** Where it says so, Applications have no finalizer, unless the template gives them one. */
function isPreserving(side: unknown): boolean {
  const preserves = valueAt(side, 'spec.syncPolicy.preserveResourcesOnDeletion') === true;
  return preserves && !isCascading(valueAt(side, 'spec.template.metadata.finalizers'));
}

function policyOf(side: unknown): string {
  return textOf(valueAt(side, 'spec.syncPolicy.applicationsSync')) ?? 'sync';
}

function generators(situation: Situation): Consequence[] {
  const { before, after } = situation;
  if (isSame(valueAt(before, 'spec.generators'), valueAt(after, 'spec.generators'))) return [];
  const keeps = ['create-only', 'create-update'].includes(policyOf(after));
  if (keeps)
    return [said(situation, 'needs attention', 'other Applications: none is deleted', POLICIES, 'spec.generators')];
  const rest = isPreserving(after) ? 'what they deployed stays' : 'with all they deployed';
  const text = `Applications no longer generated are deleted, ${rest}`;
  return [said(situation, isPreserving(after) ? 'needs attention' : 'dangerous', text, DELETION, 'spec.generators')];
}

function preserving(situation: Situation): Consequence[] {
  const [was, is] = [isPreserving(situation.before), isPreserving(situation.after)];
  if (was === is) return [];
  const text = is ? 'what an Application deployed stays when it goes' : 'what an Application deployed goes with it';
  const paths = ['spec.syncPolicy.preserveResourcesOnDeletion', 'spec.template.metadata.finalizers'];
  return [said(situation, is ? 'needs attention' : 'dangerous', text, DELETION, ...paths)];
}

function policy(situation: Situation): Consequence[] {
  const [was, is] = [policyOf(situation.before), policyOf(situation.after)];
  if (was === is) return [];
  const text = `Applications: ${is} instead of ${was}`;
  return [said(situation, 'needs attention', text, POLICIES, 'spec.syncPolicy.applicationsSync')];
}
