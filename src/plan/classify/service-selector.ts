import type { Consequence, Verdict } from '../change';
import { isSame } from '../compare/shape';
import { from, touching } from '../compare/touching';
import { labelsText, selectorOf, workloadsBehind } from '../network/service-pods';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service';

/** Which pods a Service leads to. Pods that an operator makes are in no file, and are not held against it. */
export function serviceSelector(situation: Situation): Consequence[] {
  const { kind, group, before, after, cluster } = situation;
  if (kind !== 'Service' || group !== '' || !after) return [];
  const [was, is] = [selectorOf(before), selectorOf(after)];
  if (isSame(was, is)) return [];
  const hasSelector = Object.keys(is).length > 0;
  if (!hasSelector) {
    const text = 'no longer finds pods by itself: its endpoints are as they are';
    return before && Object.keys(was).length > 0 ? [said(situation, 'dangerous', text)] : [];
  }
  const found = workloadsBehind(after, cluster, 'after').map(
    (workload) => `${workload.kind} ${workload.metadata.name}`,
  );
  const pods = labelsText(is);
  if (!before) return found.length > 0 ? [] : [said(situation, 'needs attention', `no pod here has ${pods}`)];
  const old = workloadsBehind(before, cluster, 'before');
  if (found.length > 0) return [said(situation, 'needs attention', `leads to pods of ${found.sort().join(', ')}`)];
  if (old.length === 0) return [said(situation, 'needs attention', `leads to other pods: ${pods}`)];
  return [said(situation, 'dangerous', `leads to no pod: none has ${pods}`)];
}

function said({ fields }: Situation, verdict: Verdict, text: string): Consequence {
  return { meaning: 'traffic', verdict, text, ...from(touching(fields, 'spec.selector')), source: SOURCE };
}
