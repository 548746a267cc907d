import pointers from './kubernetes-pointers.json';
import { fieldType } from './kubernetes-types';

/**
 * Fields of which false, 0 and "" are a value of their own, by type: Go has a pointer there. Of others they are the same as
 * nothing.
 *
 * Source: k8s.io/api v0.36.3, types.go of every group. Written by test/cluster/tools/kubernetes-pointers.mjs.
 */
const POINTERS = pointers as Readonly<Record<string, readonly string[]>>;

/**
 * Whether a field of a type of Kubernetes holds what the API server keeps as nothing: null, an empty list or map, and `tty: false`,
 * but not `privileged: false` and not `emptyDir: {}`, which is an object of a type.
 */
export function isNothing(type: string, field: string, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object') return isEmpty(value) && typeof fieldType(type, field) !== 'string';
  // of quantities, those that have no zero of their own are filled in
  if (fieldType(type, field) === 'quantity') return false;
  const isZero = value === false || value === 0 || value === '';
  return isZero && POINTERS[type]?.includes(field) !== true;
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false;
  return true;
}
