import type { FieldType } from '../../upstream/kubernetes-types';
import { valueAt } from './steps';

/**
 * Elements of lists that Kubernetes replaces as a whole, which a reader nevertheless knows by a name. Others have the keys by which
 * server-side apply merges them.
 */
const KNOWN_BY: Readonly<Record<string, readonly string[]>> = {
  'core.v1.PersistentVolumeClaim': ['metadata.name'],
  'core.v1.LocalObjectReference': ['name'],
  'core.v1.Toleration': ['key', 'operator', 'value', 'effect'],
  'networking.v1.IngressRule': ['host'],
  'networking.v1.HTTPIngressPath': ['path', 'pathType'],
  'rbac.v1.Subject': ['kind', 'namespace', 'name'],
};

/** What tells the elements of a list apart; undefined where nothing does. */
export function keysOf(type: FieldType | undefined): readonly string[] | undefined {
  if (typeof type !== 'object' || !('list' in type)) return undefined;
  return type.keys ?? KNOWN_BY[type.list];
}

/** Elements by what tells them apart; undefined where two have it in common, or one has nothing of it. */
export function byKey(
  list: readonly unknown[],
  keys: readonly string[] | undefined,
): ReadonlyMap<string, unknown> | undefined {
  if (!keys) return undefined;
  const named = new Map(list.map((item) => [keys.map((key) => valueAt(item, key) ?? '').join('/'), item]));
  const isTold = ![...named.keys()].some((name) => /^\/*$/.test(name));
  return isTold && named.size === list.length ? named : undefined;
}

/** What tells an element of a list from others. The protocol of a port is the only key that may be left out. */
export function nameBy(keys: readonly string[]): (element: unknown) => string {
  return (element) => keys.map((key) => valueAt(element, key) ?? (key === 'protocol' ? 'TCP' : '')).join('/');
}

/** Finds an element of a list that is merged in what the list was before; -1 where it was not. */
export function placeIn(list: unknown, type: FieldType | undefined): (element: unknown) => number {
  const keys = (typeof type === 'object' && 'list' in type && type.keys) || undefined;
  if (!keys || !Array.isArray(list)) return () => -1;
  const nameOf = nameBy(keys);
  const places = new Map(list.map((item, index) => [nameOf(item), index]));
  return (element) => places.get(nameOf(element)) ?? -1;
}
