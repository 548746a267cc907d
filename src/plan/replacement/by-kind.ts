import { ofDaemonSet } from './daemon-set';
import { ofDeployment } from './deployment';
import { type Replacement, untouched, type Workload } from './replacement';
import { ofStatefulSet } from './stateful-set';

const REPLICA_SETS = 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/';

const CRON_JOBS = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#modifying-a-cronjob';

const PODS = 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement';

/** What the controller of a kind does with its pods; undefined for kinds that make none, or cannot be changed. */
export function replacementBy(kind: string, workload: Workload): Replacement | undefined {
  if (kind === 'StatefulSet') return ofStatefulSet(workload);
  if (kind === 'Deployment') return ofDeployment(workload);
  if (kind === 'DaemonSet') return ofDaemonSet(workload);
  if (kind === 'CronJob') return untouched('no restart: from the next run on', CRON_JOBS);
  const makesOnly = kind === 'ReplicaSet' || kind === 'ReplicationController';
  return makesOnly ? untouched('no restart: only pods made later', REPLICA_SETS) : undefined;
}

/** Of a pod that is nobody's only images can be changed: its containers start anew, where they are. */
export const OF_POD: Replacement = { pods: 'in place', text: 'containers restart in place', source: PODS };
