import type { Consequence, FieldChange } from '../change';
import { isImage, type PodField, podFields } from '../pod-fields';
import { OF_POD, replacementBy } from '../replacement/pods-of';
import type { Replacement } from '../replacement/replacement';
import { isSameQuantity } from '../same-quantity';
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
  return how ? [consequence(kind, changed, onlyMoved(changed) ? { ...how, help: MOVED } : how)] : [];
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

/** Server-side apply takes the new order, but older servers see no change in it: structured-merge-diff before v4.4. */
const MOVED = 'only an order is another, which Kubernetes 1.28 ignores: keep it, and nothing restarts';

function onlyMoved(fields: readonly FieldChange[]): boolean {
  return fields.every(({ reordered }) => reordered === true);
}
