import type { Consequence, FieldChange } from '../change';
import { autoscalersOf } from '../cluster/autoscalers';
import { fits, valueAt } from '../compare/steps';
import { claimTemplates, deletesClaims } from '../storage/claims-of';
import type { Situation } from './rule';

const SCALED = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

const SOURCES: Readonly<Record<string, string>> = {
  Deployment: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment',
  StatefulSet:
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
};

const OWNERSHIP = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#transferring-ownership';

/** Replicas that are another number, and who decides about them. */
export function scale(situation: Situation): Consequence[] {
  const { kind, before, after, fields } = situation;
  if (!before || !after || !SCALED.includes(kind)) return [];
  const field = fields.find((one) => fits(one, 'spec.replicas'));
  const [was, is] = [isGiven(situation, 'before'), isGiven(situation, 'after')];
  if (!field && was === is) return [];
  const isScaled = autoscalersOf(after, situation.cluster, 'after').length > 0;
  // no autoscaler acts on what has no replicas
  if (isScaled && was !== is && field?.after !== 0) return [handedOver(is, field)];
  return field ? [scaled(kind, field, isScaled, was && !is), ...claims(situation, field)] : [];
}

function isGiven({ pair }: Situation, side: 'before' | 'after'): boolean {
  return (valueAt(pair[side]?.manifest, 'spec.replicas') ?? undefined) !== undefined;
}

/** Seen on 1.28 and 1.36: what nobody else has set by then falls back to one. */
function handedOver(isGivenNow: boolean, field: FieldChange | undefined): Consequence {
  const of = {
    meaning: 'scale',
    verdict: 'needs attention',
    source: OWNERSHIP,
    ...(field && ({ fields: [field], pods: 'scaled' } as const)),
  } as const;
  if (isGivenNow) {
    const help = 'leave spec.replicas out, as the autoscaler decides';
    return { ...of, text: 'replicas given: each sync undoes what the autoscaler does', help };
  }
  return { ...of, text: 'replicas left to the autoscaler: may drop to 1 meanwhile', help: HAND_OVER };
}

const HAND_OVER = 'to keep the pods, have the autoscaler change spec.replicas once before this is synced';

function scaled(kind: string, field: FieldChange, isScaled: boolean, isDropped: boolean): Consequence {
  const { before, after } = field;
  const source = SOURCES[kind] ?? SOURCES.Deployment ?? '';
  const of = { meaning: 'scale', fields: [field], source, pods: 'scaled' } as const;
  if (after === 0) return { ...of, verdict: 'dangerous', text: `scaled from ${before} to 0: no pod is left` };
  const until = isScaled ? ', until the autoscaler acts' : '';
  const text = `scaled from ${before} to ${after}${until}`;
  return { ...of, verdict: 'needs attention', text: isDropped ? `replicas not given any more: ${text}` : text };
}

/** Claims that are deleted with the pods are said elsewhere. */
function claims({ kind, before, after }: Situation, field: FieldChange): Consequence[] {
  if (kind !== 'StatefulSet' || !before || !after || claimTemplates(after).length === 0) return [];
  const source = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage';
  const of = { meaning: 'data', verdict: 'needs attention', fields: [field], source } as const;
  const again = 'claims that an earlier pod left are used again, with their data';
  if (Number(field.after) > Number(field.before)) {
    return [{ ...of, text: 'a claim for each pod that is new', help: again, claims: 'new' }];
  }
  const isKept = !deletesClaims(after, 'whenScaled');
  return isKept ? [{ ...of, text: 'the claims of the pods that go stay, unused', claims: 'left behind' }] : [];
}
