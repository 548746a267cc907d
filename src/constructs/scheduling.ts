import type { V1Affinity, V1TopologySpreadConstraint } from '@kubernetes/client-node';
import type { Labels } from './labels';

/** Pods are spread over nodes as far as possible: a node that is full or alone does not stop them. */
export function spread(podLabels: Labels): V1TopologySpreadConstraint[] {
  return [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: podLabels },
    },
  ];
}

/** Two pods that stand in for each other prefer different nodes. Nothing for a single one. */
export function apart(replicas: number, podLabels: Labels): { affinity?: V1Affinity } {
  if (replicas < 2) return {};
  const podAffinityTerm = { labelSelector: { matchLabels: podLabels }, topologyKey: 'kubernetes.io/hostname' };
  return {
    affinity: {
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] },
    },
  };
}
