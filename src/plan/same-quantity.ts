import { compareQuantities } from '../upstream/canonical-quantity';
import type { FieldChange } from './change';

/** Maps of quantities by name, and single ones. */
const MAPS = ['limits', 'requests', 'overhead', 'capacity', 'hard', 'max', 'min', 'default', 'defaultRequest'];
const SINGLE = ['sizeLimit', 'divisor', 'averageValue'];

/**
 * Whether a field is the same quantity, written in another family of units: `1Gi` and `1073741824`. The API server keeps both as
 * they are, and compares them as numbers. Source: k8s.io/apimachinery v0.36.3, pkg/api/equality/semantic.go.
 */
export function isSameQuantity({ steps, before, after }: FieldChange): boolean {
  const isQuantity = MAPS.includes(steps.at(-2) ?? '') || SINGLE.includes(steps.at(-1) ?? '');
  return isQuantity && compareQuantities(before, after) === 0;
}
