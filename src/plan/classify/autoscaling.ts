import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { scaledBy } from '../cluster/autoscalers';
import { fits, valueAt } from '../compare/steps';
import { touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/';

const MIGRATING = `${SOURCE}#migrating-deployments-and-statefulsets-to-horizontal-autoscaling`;

/** Who decides how many pods there are, and within which bounds. */
export function autoscaling(situation: Situation): Consequence[] {
  const { kind, before, after } = situation;
  if (kind !== 'HorizontalPodAutoscaler') return [];
  if (!after) return before ? [ended()] : [];
  return before ? [...bounds(situation), ...target(situation)] : [begun(after), ...fight(situation)];
}

function begun(after: Manifest): Consequence {
  const [least, most] = [valueAt(after, 'spec.minReplicas'), valueAt(after, 'spec.maxReplicas')];
  const text = `an autoscaler decides: ${least} to ${most} pods`;
  return { meaning: 'scale', verdict: 'needs attention', text, source: SOURCE };
}

function ended(): Consequence {
  const text = 'no autoscaler any more: it keeps the pods that it has';
  return { meaning: 'scale', verdict: 'needs attention', text, source: SOURCE };
}

function bounds({ fields }: Situation): Consequence[] {
  return fields.flatMap((field): Consequence[] => {
    const [least, most] = [fits(field, 'spec.minReplicas'), fits(field, 'spec.maxReplicas')];
    if (!least && !most) return [];
    const { before, after } = field;
    const isPressing = least ? Number(after) > Number(before) : Number(after) < Number(before);
    const text = `at ${least ? 'least' : 'most'} ${before} → ${after} pods`;
    const pods = isPressing ? ({ pods: 'scaled' } as const) : {};
    return [{ meaning: 'scale', verdict: 'needs attention', text, fields: [field], source: SOURCE, ...pods }];
  });
}

function target(situation: Situation): Consequence[] {
  const fields = touching(situation.fields, 'spec.scaleTargetRef');
  if (fields.length === 0) return [];
  const text = 'scales another workload; the one before keeps its pods';
  return [{ meaning: 'scale', verdict: 'needs attention', text, fields, source: SOURCE }, ...fight(situation)];
}

/** What is written in git and what the autoscaler finds right take turns. */
function fight({ after, cluster }: Situation): Consequence[] {
  const workload = after && scaledBy(after, cluster, 'after');
  const replicas = valueAt(workload, 'spec.replicas') ?? undefined;
  if (replicas === undefined) return [];
  const text = `each sync sets it back to replicas: ${replicas}`;
  const help = 'leave spec.replicas out of what it scales';
  return [{ meaning: 'scale', verdict: 'needs attention', text, help, source: MIGRATING }];
}
