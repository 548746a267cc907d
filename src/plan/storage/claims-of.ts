import type { Manifest } from '../../manifests/manifest';
import { valueAt } from '../compare/steps';

/** What a StatefulSet asks for each of its pods. */
export interface ClaimTemplate {
  readonly name: string;
  /** As it is written. @default - nothing is asked for */
  readonly size?: unknown;
  /** @default - the cluster's default class */
  readonly className?: unknown;
}

/** The claim templates of a StatefulSet; none of anything else. */
export function claimTemplates(manifest: Manifest): ClaimTemplate[] {
  const templates = valueAt(manifest, 'spec.volumeClaimTemplates');
  if (manifest.kind !== 'StatefulSet' || !Array.isArray(templates)) return [];
  return templates.map((template) => {
    const size = valueAt(template, 'spec.resources.requests.storage');
    return {
      name: String(valueAt(template, 'metadata.name')),
      size,
      className: valueAt(template, 'spec.storageClassName'),
    };
  });
}

/**
 * The names of the claims that the pods of a StatefulSet use, as many as it has replicas.
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage
 */
export function claimNames(manifest: Manifest, replicas = replicasOf(manifest)): string[] {
  const names = claimTemplates(manifest).map(({ name }) => `${name}-${manifest.metadata.name}`);
  return ordinalsOf(manifest, replicas).flatMap((ordinal) => names.map((name) => `${name}-${ordinal}`));
}

/** The numbers of the pods of a StatefulSet, as many as it has replicas. */
export function ordinalsOf(manifest: Manifest, replicas = replicasOf(manifest)): number[] {
  const start = Number(valueAt(manifest, 'spec.ordinals.start') ?? 0);
  return Array.from({ length: replicas }, (_, index) => start + index);
}

/** Where a StatefulSet says what becomes of claims that its pods need no more. */
export const RETENTION = 'spec.persistentVolumeClaimRetentionPolicy';

/** Whether claims go with the StatefulSet, or with the pods that it no longer has. */
export function deletesClaims(statefulSet: Manifest, when: 'whenDeleted' | 'whenScaled'): boolean {
  return valueAt(statefulSet, `${RETENTION}.${when}`) === 'Delete';
}

export function replicasOf(manifest: Manifest): number {
  return Number(valueAt(manifest, 'spec.replicas') ?? 1);
}
