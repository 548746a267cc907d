import type { FieldType } from '../upstream/kubernetes-types';
import type { Steps } from './change';
import { fitsAny, valueAt } from './steps';

/**
 * Lists that Kubernetes replaces as a whole, of which a reader nevertheless knows the elements by a name. Others have the keys
 * by which server-side apply merges them.
 */
const KNOWN_BY: readonly { readonly at: readonly string[]; readonly keys: readonly string[] }[] = [
  { at: ['spec.volumeClaimTemplates'], keys: ['metadata.name'] },
  { at: ['spec.rules'], keys: ['host'] },
  { at: ['spec.rules.*.http.paths'], keys: ['path', 'pathType'] },
  { at: ['subjects'], keys: ['kind', 'namespace', 'name'] },
  { at: ['imagePullSecrets'], keys: ['name'] },
];

/** What tells the elements of a list apart; undefined where nothing does. */
export function keysOf(steps: Steps, type: FieldType | undefined): readonly string[] | undefined {
  if (typeof type === 'object' && 'keys' in type && type.keys) return type.keys;
  return KNOWN_BY.find(({ at }) => fitsAny({ steps }, at))?.keys;
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
