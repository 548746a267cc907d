import type { Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';
import { valueAt } from '../compare/steps';
import { namespaceOf, neighbours } from './neighbours';

/** Kinds that set the replicas of a workload: of Kubernetes, and of KEDA, where it makes one of Kubernetes. */
const AUTOSCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];

/** What scales a workload on one side. */
export function autoscalersOf(workload: Manifest, cluster: ClusterView, side: 'before' | 'after'): Manifest[] {
  const found = AUTOSCALERS.flatMap((kind) => neighbours(cluster, side, workload, workload.metadata.name, kind));
  return found.filter((one) => AUTOSCALERS.includes(one.kind) && isOf(one, workload));
}

/** The workload that an autoscaler scales; undefined where it is not described. */
export function scaledBy(autoscaler: Manifest, cluster: ClusterView, side: 'before' | 'after'): Manifest | undefined {
  const name = valueAt(autoscaler, 'spec.scaleTargetRef.name');
  const found = typeof name === 'string' ? neighbours(cluster, side, autoscaler, name) : [];
  return found.find((one) => isOf(autoscaler, one));
}

function isOf(autoscaler: Manifest, workload: Manifest): boolean {
  const target = valueAt(autoscaler, 'spec.scaleTargetRef');
  const { kind, metadata } = workload;
  const isNamed = valueAt(target, 'name') === metadata.name && (valueAt(target, 'kind') ?? 'Deployment') === kind;
  return isNamed && namespaceOf(autoscaler) === namespaceOf(workload);
}
