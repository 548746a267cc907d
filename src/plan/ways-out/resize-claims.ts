import type { Manifest } from '../../manifests/manifest';
import { canonicalQuantity, compareQuantities } from '../../upstream/canonical-quantity';
import { claimNames, claimTemplates, ordinalsOf, replicasOf } from '../storage/claims-of';

/** The claims of a StatefulSet, and the size that they are to get. */
export interface Resize {
  readonly namespace: string;
  readonly statefulSet: string;
  /** Those of its pods; of one that is scaled to zero, of its first pod. */
  readonly claims: readonly string[];
  /** A pod for each claim. Empty where it is scaled to zero. */
  readonly pods: readonly string[];
  /** @default - the default class of the cluster */
  readonly className?: string;
  readonly from: string;
  readonly to: string;
}

/** Negative, zero or positive as the claims would become smaller, stay or grow; undefined where a size is no quantity. */
export function growth({ from, to }: Resize): number | undefined {
  return compareQuantities(to, from);
}

/**
 * What it takes to give the claims of a StatefulSet another size; undefined where it has none, or several on each pod: then nobody
 * can tell which. Sizes are as the cluster shows them.
 */
export function resizeOf(statefulSet: Manifest, size: string): Resize | undefined {
  const [template, ...others] = claimTemplates(statefulSet);
  if (!template || others.length > 0) return undefined;
  const { namespace = 'default', name } = statefulSet.metadata;
  const replicas = replicasOf(statefulSet);
  return {
    namespace,
    statefulSet: name,
    claims: claimNames(statefulSet, Math.max(replicas, 1)),
    pods: ordinalsOf(statefulSet).map((ordinal) => `${name}-${ordinal}`),
    ...(typeof template.className === 'string' && { className: template.className }),
    from: canonicalQuantity(template.size) ?? String(template.size),
    to: canonicalQuantity(size) ?? size,
  };
}
