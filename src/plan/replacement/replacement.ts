import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { replicasOf } from '../storage/claims-of';

/** How a controller replaces its pods when their template is another. */
export type Replacement = Pick<Consequence, 'text' | 'source' | 'help' | 'pods'>;

/** A workload on both sides, as the API server stores it. */
export interface Workload {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** What becomes of pods that no controller touches: those of another template are made later, if at all. */
export function untouched(text: string, source: string, help?: string): Replacement {
  return { pods: 'next', text, source, ...(help !== undefined && { help }) };
}

/** What is said where no pod runs on one side at least; that they come or go is for others to say. */
export function withoutPods({ before, after }: Workload, source: string): Replacement | undefined {
  if (replicasOf(before) > 0 && replicasOf(after) > 0) return undefined;
  const isIdle = replicasOf(before) === 0 && replicasOf(after) === 0;
  return { text: 'no restart: no pod runs', source, ...(isIdle && { pods: 'next' }) };
}

/** A number of pods, or a part of them in percent. Source: k8s.io/apimachinery v0.36.3, pkg/util/intstr/intstr.go. */
export function podsOf(count: unknown, replicas: number, round: (pods: number) => number): number {
  const [, percent] = /^(\d+)%$/.exec(String(count)) ?? [];
  return percent === undefined ? Number(count ?? 0) : round((Number(percent) * replicas) / 100);
}
