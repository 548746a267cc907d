import { isSameQuantity } from '../../upstream/canonical-quantity';
import { typeOfObject } from '../../upstream/kubernetes-types';
import type { Consequence } from '../change';
import { podFields } from '../pods/pod-fields';
import type { Situation } from './rule';

const SOURCE = 'kubernetes v1.36.3, staging/src/k8s.io/apimachinery/pkg/api/equality/semantic.go';

/** Quantities that are written in another way and are the same. That a StatefulSet takes its pods for others is said elsewhere. */
export function quantity({ kind, after, fields }: Situation): Consequence[] {
  if (!after || !typeOfObject(after.apiVersion, after.kind)) return [];
  const inPods = podFields(kind, fields);
  const remade = new Set(kind === 'StatefulSet' ? inPods.map(({ whole }) => whole) : []);
  const same = fields.filter((field) => isSameQuantity(field) && !remade.has(field));
  if (same.length === 0) return [];
  const stays = inPods.length > 0 && same.length === fields.length ? ({ pods: 'next' } as const) : {};
  const text = 'the same quantity, written in another way';
  return [{ meaning: 'no effect', verdict: 'no change', text, fields: same, source: SOURCE, ...stays }];
}
