import type { Manifest } from '../../manifests/manifest';
import { hasLabels } from '../../manifests/pod-template';
import type { ClusterView } from '../classify/rule';
import { neighbours } from '../cluster/neighbours';
import { type Fields, fieldsOf, objectsOf, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { containersOf, podOf } from '../pods/pod-spec';

/** The labels by which a Service finds its pods; none of one whose endpoints are made by somebody else. */
export function selectorOf(service: Manifest | undefined): Readonly<Record<string, string>> {
  return fieldsOf(valueAt(service, 'spec.selector')) as Readonly<Record<string, string>>;
}

/** A label selector as people write it: `app=web,tier=front`. */
export function labelsText(labels: Fields): string {
  const all = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return all.length === 0 ? 'every pod' : all.sort().join(',');
}

/** Whether all of some labels are among those of a pod; none select nothing. */
export function matches(selector: Readonly<Record<string, string>>, pod: Fields | undefined): boolean {
  return hasLabels(fieldsOf(valueAt(pod, 'metadata.labels')), selector);
}

/** The workloads whose pods a Service finds on one side. */
export function workloadsBehind(service: Manifest, cluster: ClusterView, side: 'before' | 'after'): Manifest[] {
  const selector = selectorOf(service);
  const words = Object.entries(selector).map(([key, value]) => String(value || key));
  if (words.length === 0) return [];
  return neighbours(cluster, side, service, 'containers', ...words).filter((manifest) =>
    matches(selector, podOf(manifest)),
  );
}

/** The ports of containers that have a name, of some workloads. */
export function namedPorts(workloads: readonly Manifest[]): string[] {
  const containers = workloads.flatMap((workload) => containersOf(podOf(workload)));
  return containers.flatMap(({ ports }) => objectsOf(ports)).flatMap(({ name }) => textOf(name) ?? []);
}
