import type { Manifest } from '../manifests/manifest';
import { canonicalQuantity } from '../upstream/canonical-quantity';
import { DEFAULTS } from '../upstream/kubernetes-defaults';
import { type FieldType, fieldType, typeOfObject } from '../upstream/kubernetes-types';

type Fields = Readonly<Record<string, unknown>>;

/**
 * An object as the API server keeps it, as far as that can be told from the object alone: with the values that it fills
 * in, quantities in one way of writing, nothing for null, and without what it does not take from us.
 */
export function storedForm(manifest: Manifest): Manifest {
  const type = typeOfObject(manifest.apiVersion, manifest.kind);
  const { status: _, ...rest } = manifest as Fields;
  return stored(withData(rest, manifest.kind), type) as Manifest;
}

/** `stringData` is written only: the API server keeps it as `data`. */
function withData({ stringData, ...secret }: Fields, kind: string): Fields {
  if (kind !== 'Secret' || !isFields(stringData)) return stringData === undefined ? secret : { ...secret, stringData };
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]);
  return { ...secret, data: { ...(secret.data as Fields | undefined), ...Object.fromEntries(encoded) } };
}

function stored(value: unknown, type: FieldType | undefined): unknown {
  if (type === 'quantity') return canonicalQuantity(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => stored(item, elementType(type)));
  if (!isFields(value)) return value;
  if (typeof type === 'object' && 'map' in type) return mapped(value, () => type.map);
  const name = typeof type === 'string' ? type : undefined;
  return mapped(withDefaults(value, name), (field) => fieldType(name, field));
}

function elementType(type: FieldType | undefined): FieldType | undefined {
  return typeof type === 'object' && 'list' in type ? type.list : undefined;
}

function mapped(fields: Fields, typeOf: (field: string) => FieldType | undefined): Fields {
  const kept = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept.map(([field, value]) => [field, stored(value, typeOf(field))]));
}

function withDefaults(given: Fields, type: string | undefined): Fields {
  const defaults = Object.entries((type !== undefined && DEFAULTS[type]) || {});
  const missing = defaults.filter(([field]) => (given[field] ?? undefined) === undefined);
  const filled = missing.map(([field, value]) => [field, typeof value === 'function' ? value(given) : value]);
  return filled.length === 0 ? given : { ...given, ...Object.fromEntries(filled) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
