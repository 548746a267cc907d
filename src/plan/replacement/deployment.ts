import type { Manifest } from '../../manifests/manifest';
import { valueAt } from '../compare/steps';
import { replicasOf } from '../storage/claims-of';
import { podsOf, type Replacement, untouched, type Workload, withoutPods } from './replacement';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy';

const PAUSED =
  'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment';

/** By pods of a new ReplicaSet, unless it is paused. */
export function ofDeployment(workload: Workload): Replacement {
  const { after } = workload;
  const idle = withoutPods(workload, SOURCE);
  if (idle) return idle;
  if (valueAt(after, 'spec.paused') === true) return untouched('no restart until it is resumed', PAUSED);
  if (valueAt(after, 'spec.strategy.type') === 'Recreate') {
    return { pods: 'all at once', text: 'restart, all at once: down meanwhile', source: SOURCE };
  }
  const text = mayBeDown(after) ? 'restart, rolling: down meanwhile' : 'restart, rolling';
  return { pods: 'rolling', text, source: SOURCE };
}

/**
 * Whether all pods may be gone before another one is ready.
 * Source: pkg/controller/deployment/util/deployment_util.go: ResolveFenceposts.
 */
function mayBeDown(manifest: Manifest): boolean {
  const replicas = replicasOf(manifest);
  const { maxSurge, maxUnavailable } = (valueAt(manifest, 'spec.strategy.rollingUpdate') ?? {}) as Given;
  const surge = podsOf(maxSurge, replicas, Math.ceil);
  const unavailable = podsOf(maxUnavailable, replicas, Math.floor);
  return Math.max(unavailable, surge === 0 ? 1 : 0) >= replicas;
}

interface Given {
  readonly maxSurge?: unknown;
  readonly maxUnavailable?: unknown;
}
