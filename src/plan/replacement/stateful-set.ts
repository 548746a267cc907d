import { valueAt } from '../compare/steps';
import { replicasOf } from '../storage/claims-of';
import { podsOf, type Replacement, untouched, type Workload, withoutPods } from './replacement';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates';

const STRATEGIES = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies';

const PARTITIONS = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions';

/**
 * From the highest ordinal down, each after the one before is ready, whatever podManagementPolicy says. More at a time needs the
 * feature gate MaxUnavailableStatefulSet, which is off: kubernetes v1.36.3, pkg/features/kube_features.go.
 */
export function ofStatefulSet(workload: Workload): Replacement {
  const idle = withoutPods(workload, SOURCE);
  if (idle) return idle;
  const strategy = valueAt(workload.after, 'spec.updateStrategy');
  if (valueAt(strategy, 'type') === 'OnDelete') {
    return untouched('no restart: a pod changes when it is deleted', STRATEGIES, 'delete its pods one after the other');
  }
  const replicas = replicasOf(workload.after);
  const partition = Number(valueAt(strategy, 'rollingUpdate.partition') ?? 0);
  // pods that are new have the new template anyway
  const old = Math.min(replicas, replicasOf(workload.before));
  if (partition >= old) return untouched(`no restart: partition ${partition} holds back every pod`, PARTITIONS);
  if (partition > 0) return { ...oneByOne(`only from number ${partition} up`), source: PARTITIONS };
  if (replicas === 1) return oneByOne('down meanwhile');
  const unavailable = valueAt(strategy, 'rollingUpdate.maxUnavailable');
  const isAsked = podsOf(unavailable, replicas, Math.floor) > 1;
  return oneByOne(isAsked ? `maxUnavailable ${unavailable} needs a feature gate` : undefined);
}

function oneByOne(reason: string | undefined): Replacement {
  const text = reason === undefined ? 'restart, one by one' : `restart, one by one: ${reason}`;
  return { pods: 'one by one', text, source: SOURCE };
}
