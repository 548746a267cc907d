import type { Manifest } from '../manifests/manifest';
import { canonicalQuantity, MILLI } from '../upstream/canonical-quantity';
import { withDefaults } from '../upstream/kubernetes-defaults';
import { type FieldType, fieldType, typeOfObject } from '../upstream/kubernetes-types';
import { isNothing } from '../upstream/zero-values';
import { placeIn } from './list-keys';
import { type Past, withData } from './secret-data';
import { type Fields, fieldsOf, isFields } from './shape';

/**
 * An object as the API server keeps it, as far as that can be told without asking it: with the values that it fills in,
 * quantities in one way of writing, nothing for null and for zeros that mean nothing, and without what it does not take from us.
 *
 * @param past what is applied over. Server-side apply takes away only what was given by the one who applies: what the API server
 *   filled in by itself stays, even where it would now fill in something else. Source:
 *   sigs.k8s.io/structured-merge-diff v6.3.2, merge/update.go: prune.
 */
export function storedForm(manifest: Manifest, past?: Past): Manifest {
  const type = typeOfObject(manifest.apiVersion, manifest.kind);
  const over = fieldsOf(past?.given).apiVersion === manifest.apiVersion ? past : undefined;
  const given = ownFields(type === 'core.v1.Secret' ? withData(manifest, over) : manifest);
  if (type !== undefined) return stored(given, type, over) as Manifest;
  // of custom resources nothing is known but what all objects have
  const { metadata, ...rest } = given;
  return {
    ...fieldsOf(stored(rest, undefined, undefined)),
    metadata: stored(metadata, 'meta.v1.ObjectMeta', undefined),
  } as Manifest;
}

/** Without what only the cluster says of an object. */
function ownFields({ status: _, metadata, ...rest }: Fields): Fields {
  const { creationTimestamp: _1, generation: _2, managedFields: _3, selfLink: _4, ...own } = fieldsOf(metadata);
  return { ...rest, metadata: own };
}

function stored(value: unknown, type: FieldType | undefined, past: Past | undefined): unknown {
  if (type === 'quantity') return canonicalQuantity(value) ?? value;
  if (Array.isArray(value)) return list(value, type, past);
  if (!isFields(value)) return value;
  if (typeof type === 'object' && 'map' in type) return ofMap(value, type.map, past);
  if (typeof type !== 'string') return mapped(value, undefined, () => undefined, undefined);
  const given = withoutNothing(value, type);
  const full = withDefaults(type, given, (field) => filled(past, field));
  return mapped(full, type, (field) => fieldType(type, field), past);
}

/** Resources are kept in thousandths. Source: pkg/apis/core/v1/defaults.go: SetDefaults_ResourceList. */
function ofMap(value: Fields, type: string, past: Past | undefined): Fields {
  if (type !== 'quantity') return mapped(value, undefined, () => type, past);
  const all = Object.entries(value).filter(([, quantity]) => quantity !== null);
  return Object.fromEntries(all.map(([name, quantity]) => [name, canonicalQuantity(quantity, MILLI) ?? quantity]));
}

/** What was filled in in a field that was not given. */
function filled(past: Past | undefined, field: string): unknown {
  return (fieldsOf(past?.given)[field] ?? undefined) === undefined ? fieldsOf(past?.stored)[field] : undefined;
}

function withoutNothing(fields: Fields, type: string): Fields {
  const kept = Object.entries(fields).filter(
    ([field, value]) => !isNothing(type, field, value, typeof fieldType(type, field) === 'string'),
  );
  return Object.fromEntries(kept);
}

function mapped(
  fields: Fields,
  type: string | undefined,
  typeOf: (field: string) => FieldType | undefined,
  past: Past | undefined,
): Fields {
  const [given, was] = [fieldsOf(past?.given), fieldsOf(past?.stored)];
  const kept = Object.entries(fields).flatMap(([field, value]) => {
    if (value === null || value === undefined) return [];
    const before = was[field] === undefined ? undefined : { given: given[field], stored: was[field] };
    const form = stored(value, typeOf(field), before);
    const isStruct = typeof typeOf(field) === 'string';
    return type !== undefined && isNothing(type, field, form, isStruct) ? [] : [[field, form] as const];
  });
  return Object.fromEntries(kept);
}

/** Elements of a list that is merged have a past of their own; a list that is not is replaced as a whole. */
function list(values: readonly unknown[], type: FieldType | undefined, past: Past | undefined): unknown[] {
  const element = typeof type === 'object' && 'list' in type ? type.list || undefined : undefined;
  const [given, was] = [listOf(past?.given), listOf(past?.stored)];
  const placeOf = placeIn(was, type);
  return values.map((value) => {
    const at = placeOf(value);
    return stored(value, element, at === -1 ? undefined : { given: given[at], stored: was[at] });
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
