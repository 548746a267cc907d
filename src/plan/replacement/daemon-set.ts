import { valueAt } from '../compare/steps';
import { type Replacement, untouched, type Workload } from './replacement';

const SOURCE = 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy';

/** On one node after the other, unless more at a time is asked for. */
export function ofDaemonSet({ after }: Workload): Replacement {
  const strategy = valueAt(after, 'spec.updateStrategy');
  if (valueAt(strategy, 'type') === 'OnDelete') {
    return untouched('no restart: a pod changes when it is deleted', SOURCE, 'delete its pods one after the other');
  }
  const [down, surge] = [
    valueAt(strategy, 'rollingUpdate.maxUnavailable'),
    valueAt(strategy, 'rollingUpdate.maxSurge'),
  ];
  const isUsual = down === undefined || down === 1 || (surge !== 0 && surge !== '0%' && surge !== undefined);
  const text = isUsual ? 'restart, node by node' : `restart, node by node: ${down} down at a time`;
  return { pods: 'node by node', text, source: SOURCE };
}
