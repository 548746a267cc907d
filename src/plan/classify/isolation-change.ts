import { describe, type Manifest } from '../../manifests/manifest';
import type { Consequence, Verdict } from '../change';
import { isSame } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import {
  isIsolated,
  isLetThrough,
  isSelected,
  policiesAround,
  workloadsAround,
  workloadsText,
} from '../network/isolation';
import { DIRECTIONS, type Direction, directionsOf, selectorText } from '../network/peers';
import { isNetworkPolicy } from './network-policy';
import type { Situation } from './rule';

const SOURCE =
  'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation';

/** Pods that come to have a NetworkPolicy, which refuses what it does not list, or that have none any more. */
export function isolationChange(situation: Situation): Consequence[] {
  if (!isNetworkPolicy(situation)) return [];
  const { before, after } = situation;
  const isSameReach =
    isSame(valueAt(before, 'spec.podSelector'), valueAt(after, 'spec.podSelector')) &&
    isSame(directionsOf(before), directionsOf(after));
  if (before && after && isSameReach) return [];
  const others = { before: policiesAround(situation, 'before'), after: policiesAround(situation, 'after') };
  return DIRECTIONS.flatMap((direction) => [
    ...closed(situation, direction, others),
    ...opened(situation, direction, others.after),
  ]);
}

type Policies = Readonly<Record<'before' | 'after', readonly Manifest[]>>;

function said({ fields }: Situation, verdict: Verdict, text: string): Consequence {
  const changes = from(touching(fields, 'spec.podSelector', 'spec.policyTypes'));
  return { meaning: 'traffic', verdict, text, ...changes, source: SOURCE };
}

/** The workloads that a policy is about, in one direction; those of a policy that is not there are none. */
function reach(situation: Situation, side: 'before' | 'after', direction: Direction): Manifest[] {
  const policy = situation[side];
  if (!policy || !directionsOf(policy).includes(direction)) return [];
  return workloadsAround(situation, 'after').filter((workload) => isSelected(workload, policy));
}

/** Workloads that are new have nothing to lose. */
function closed(situation: Situation, direction: Direction, others: Policies): Consequence[] {
  const { after, before } = situation;
  if (!after || !directionsOf(after).includes(direction)) return [];
  const [old, there] = [reach(situation, 'before', direction), workloadsAround(situation, 'before')];
  const now = reach(situation, 'after', direction);
  const fresh = now.filter((workload) => {
    const isOld = there.some((other) => describe(other) === describe(workload));
    return isOld && !old.includes(workload) && !isIsolated(workload, direction, others.before);
  });
  const cutOff = fresh.filter((workload) => !isLetThrough(workload, direction, [after, ...others.after]));
  const open = fresh.filter((workload) => !cutOff.includes(workload));
  const nobody = direction === 'ingress' ? 'nobody is let in' : 'nothing is let out';
  const unknown = before === undefined && now.length === 0 && workloadsAround(situation, 'after').length === 0;
  const pods = selectorText(valueAt(after, 'spec.podSelector'), 'every pod', 'pods');
  return [
    ...(cutOff.length > 0 ? [said(situation, 'dangerous', `${nobody}: ${workloadsText(cutOff)}`)] : []),
    ...(open.length > 0
      ? [said(situation, 'needs attention', `other ${direction} is refused: ${workloadsText(open)}`)]
      : []),
    ...(unknown ? [said(situation, 'needs attention', `other ${direction} is refused: ${pods}`)] : []),
  ];
}

/** Where its workloads went with the policy, nobody is left to be open. */
function opened(situation: Situation, direction: Direction, others: readonly Manifest[]): Consequence[] {
  const now = reach(situation, 'after', direction);
  const bare = reach(situation, 'before', direction).filter((workload) => {
    return !now.includes(workload) && !isIsolated(workload, direction, others);
  });
  if (bare.length === 0) return [];
  const text = direction === 'ingress' ? 'everybody is let in' : 'everything is let out';
  return [said(situation, 'dangerous', `${text}: ${workloadsText(bare)}`)];
}
