import { groupOf } from './api-group';
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

const KINDS: ReadonlySet<string> = new Set(Object.keys(TYPES).map((name) => name.split('.').at(-1) ?? ''));

/** The type of an object that Kubernetes has itself; undefined for custom resources. */
export function typeOfObject(apiVersion: string, kind: string): string | undefined {
  const group = groupOf(apiVersion);
  const name = `${ownName(group)}.${apiVersion.split('/').at(-1)}.${kind}`;
  return isOwn(group) && name in TYPES ? name : undefined;
}

/**
 * The kind of an object as nobody else's: `Service`, but `Service.serving.knative.dev`, which has the name of a kind of
 * Kubernetes and is something else.
 */
export function kindOf(apiVersion: string, kind: string): string {
  const group = groupOf(apiVersion);
  return isOwn(group) || !KINDS.has(kind) ? kind : `${kind}.${group}`;
}

/** Groups without a domain, and those below k8s.io that have one name before it: `networking.k8s.io`, not Gateway API's. */
function isOwn(group: string): boolean {
  return (
    !group.includes('.') ||
    /^([a-z]+|rbac\.authorization|flowcontrol\.apiserver|internal\.apiserver)\.k8s\.io$/.test(group)
  );
}

/** As types are named: `core`, `apps`, `rbac` of `rbac.authorization.k8s.io`. */
function ownName(group: string): string {
  return group === '' ? 'core' : (group.split('.')[0] ?? '');
}

/** What a field of a type holds; undefined for scalars, and for what is not known. */
export function fieldType(type: string | undefined, field: string): FieldType | undefined {
  return type === undefined ? undefined : TYPES[type]?.[field];
}

/** What is below a field or key of what a type holds: of an object of a type, or of a map. */
export function typeBelow(type: FieldType | undefined, name: string): FieldType | undefined {
  if (typeof type === 'object') return 'map' in type ? type.map : undefined;
  return fieldType(type, name);
}
