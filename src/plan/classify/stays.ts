import type { Consequence } from '../change';
import { textOf, textsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { podOf, specOf } from '../pods/pod-spec';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management';

/**
 * What people think that they take away or change, and what stays, as the API server filled it in and nobody who applies owns it.
 * Seen on 1.28 and 1.36.
 */
export function stays(situation: Situation): Consequence[] {
  return situation.before && situation.after ? [...account(situation), ...direction(situation)] : [];
}

/** Source: pkg/apis/core/v1/conversion.go: Convert_v1_PodSpec_To_core_PodSpec. */
function account({ pair, after }: Situation): Consequence[] {
  const [was, is] = [pair.before, pair.after].map((side) => textOf(specOf(podOf(side?.manifest)).serviceAccountName));
  const stored = textOf(specOf(podOf(after)).serviceAccountName);
  if (was === undefined || is !== undefined || stored === undefined) return [];
  const text = `still runs as ServiceAccount ${stored}`;
  return [
    {
      meaning: 'identity',
      verdict: 'needs attention',
      text,
      help: 'write serviceAccountName: default',
      source: SOURCE,
    },
  ];
}

/** Rules for traffic out of pods count only if policyTypes says so, which is filled in once. */
function direction({ kind, pair, after }: Situation): Consequence[] {
  const asked = valueAt(pair.after?.manifest, 'spec.egress');
  const isAsked = Array.isArray(asked) && asked.length > 0 && !valueAt(pair.after?.manifest, 'spec.policyTypes');
  if (kind !== 'NetworkPolicy' || !isAsked || textsOf(valueAt(after, 'spec.policyTypes')).includes('Egress')) return [];
  const text = 'its egress rules do not count: policyTypes stays Ingress';
  const help = 'write policyTypes: [Ingress, Egress]';
  return [{ meaning: 'traffic', verdict: 'needs attention', text, help, source: SOURCE }];
}
