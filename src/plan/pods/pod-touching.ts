import type { FieldChange } from '../change';
import type { Situation } from '../classify/rule';
import { touching } from '../compare/touching';
import { podFields } from './pod-fields';
import { CONTAINER_LISTS } from './pod-spec';

/** The changes of the pods of an object that have to do with some fields of the pod. */
export function podTouching({ kind, fields }: Situation, ...paths: readonly string[]): FieldChange[] {
  const inPod = podFields(kind, fields);
  const found = new Set(touching(inPod, ...paths));
  return inPod.filter((field) => found.has(field)).map(({ whole }) => whole);
}

/** The same field of every container of a pod. */
export function ofContainers(path: string): string[] {
  return CONTAINER_LISTS.map((list) => `spec.${list}.*.${path}`);
}

/** A field of the securityContext, of the pod and of every container. */
export function ofSecurityContext(field: string): string[] {
  return [`spec.securityContext.${field}`, ...ofContainers(`securityContext.${field}`)];
}
