import types from './kubernetes-types.json';

/** Fields of one type that are worth knowing: those that hold lists, quantities or objects of another type. */
type Fields = Readonly<Record<string, FieldType>>;

/**
 * What a field holds: the name of a type, or `quantity`; a list with what tells its elements apart, or of values of which
 * each is there once; a map.
 */
export type FieldType =
  | string
  | { readonly list: string; readonly keys?: readonly string[]; readonly set?: boolean }
  | { readonly map: string };

/**
 * Types of Kubernetes by name, as `apps.v1.StatefulSetSpec`.
 *
 * Source: k8s.io/client-go v0.36.3, applyconfigurations/internal/internal.go: what server-side apply merges by. Written by
 * test/cluster/tools/kubernetes-types.mjs.
 */
const TYPES = types as Readonly<Record<string, Fields>>;

/** The type of an object that Kubernetes has itself; undefined for custom resources. */
export function typeOfObject(apiVersion: string, kind: string): string | undefined {
  const name = `${groupOf(apiVersion)}.${apiVersion.split('/').at(-1)}.${kind}`;
  return name in TYPES ? name : undefined;
}

/** `apps` of `apps/v1`, `rbac` of `rbac.authorization.k8s.io/v1`, `core` of `v1`: as types are named. */
function groupOf(apiVersion: string): string {
  const [group = ''] = apiVersion.split('/');
  return apiVersion.includes('/') ? (group.split('.')[0] ?? '') : 'core';
}

/** What a field of a type holds; undefined for scalars, and for what is not known. */
export function fieldType(type: string | undefined, field: string): FieldType | undefined {
  return type === undefined ? undefined : TYPES[type]?.[field];
}
