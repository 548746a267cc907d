import { isSameQuantity } from '../../upstream/canonical-quantity';
import type { Consequence, FieldChange } from '../change';
import { isImage, type PodField, podFields } from '../pods/pod-fields';
import { OF_POD, replacementBy } from '../replacement/by-kind';
import type { Replacement } from '../replacement/replacement';
import type { Situation } from './rule';
import { versionValues } from './version-value';

/** Pods are made anew wherever their template is another, whatever it is that changed. */
export function restart({ kind, fields, before, after }: Situation): Consequence[] {
  if (!before || !after) return [];
  const inPod = podFields(kind, fields);
  const counts = kind === 'Pod' ? isImage : ({ whole }: PodField) => countsFor(kind, whole);
  const changed = inPod.filter(counts).map(({ whole }) => whole);
  if (changed.length === 0) return [];
  const how = kind === 'Pod' ? OF_POD : replacementBy(kind, { before, after });
  return how ? [consequence(kind, changed, { ...how, ...avoidable(changed, fields) })] : [];
}

function consequence(kind: string, fields: readonly FieldChange[], how: Replacement): Consequence {
  const verdict = versionValues(kind, fields).length === fields.length ? 'routine' : 'needs attention';
  return { meaning: 'restart', verdict, fields, ...how };
}

/**
 * A StatefulSet compares templates letter by letter, others as values: seen on 1.28 and 1.36. Sources:
 * pkg/controller/statefulset/stateful_set_utils.go: getPatch; pkg/controller/deployment/util/deployment_util.go: EqualIgnoreHash;
 * pkg/controller/daemon/util/daemonset_util.go: IsPodUpdated.
 */
function countsFor(kind: string, field: FieldChange): boolean {
  return kind === 'StatefulSet' || !isSameQuantity(field);
}

/**
 * What makes new pods that are the same as the old ones. Before 1.29 an order alone is not seen: structured-merge-diff before v4.4.1,
 * https://github.com/kubernetes/kubernetes/issues/108708
 */
function avoidable(changed: readonly FieldChange[], all: readonly FieldChange[]): { readonly help?: string } {
  if (changed.every(isSameQuantity)) return { help: 'write the quantity as before, and nothing restarts' };
  if (!changed.every(isMoved)) return {};
  const help = 'keep the order, and nothing restarts';
  return { help: all.every(isMoved) ? `${help}; Kubernetes 1.28 does not see it` : help };
}

function isMoved({ reordered }: FieldChange): boolean {
  return reordered === true;
}
