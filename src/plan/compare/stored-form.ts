import type { Manifest } from '../../manifests/manifest';
import { canonicalQuantity, MILLI } from '../../upstream/canonical-quantity';
import { withDefaults } from '../../upstream/kubernetes-defaults';
import { type FieldType, fieldType, typeOfObject } from '../../upstream/kubernetes-types';
import { isNothing } from '../../upstream/zero-values';
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
  if (type !== undefined) {
    const { status: _, ...given } = type === 'core.v1.Secret' ? withData(manifest, over) : manifest;
    return stored(ownFields(given), type, over) as Manifest;
  }
  // of custom resources nothing is known but what all objects have: null may be a value, and a status may be kept
  const { metadata, ...rest } = ownFields(manifest);
  return {
    ...fieldsOf(stored(rest, undefined, undefined)),
    metadata: stored(metadata, 'meta.v1.ObjectMeta', undefined),
  } as Manifest;
}

/** Without what only the cluster says of an object. */
function ownFields({ metadata, ...rest }: Fields): Fields {
  const { creationTimestamp: _1, generation: _2, managedFields: _3, selfLink: _4, ...own } = fieldsOf(metadata);
  return { ...rest, metadata: own };
}

function stored(value: unknown, type: FieldType | undefined, past: Past | undefined): unknown {
  if (type === 'quantity') return canonicalQuantity(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return list(value, type, past);
  if (typeof type === 'object' && 'map' in type) return ofMap(value as Fields, type.map, past);
  return typeof type === 'string' ? ofType(value as Fields, type, past) : ofMap(value as Fields, undefined, past);
}

function ofType(value: Fields, type: string, past: Past | undefined): Fields {
  const given = withoutNothing(value, type);
  const full = withDefaults(type, given, (field) => filled(past, field));
  const form = Object.keys(full).map((field) => {
    const ofField = fieldType(type, field) ?? (isFields(full[field]) ? TEXTS : undefined);
    return [field, stored(full[field], ofField, below(past, field))] as const;
  });
  return withoutNothing(Object.fromEntries(form), type);
}

/** Maps that nothing is known of, such as labels. Null is a text in them, as Go reads it: the empty one. */
const TEXTS = { map: 'text' };

/** Resources are kept in thousandths. Source: pkg/apis/core/v1/defaults.go: SetDefaults_ResourceList. */
function ofMap(value: Fields, type: string | undefined, past: Past | undefined): Fields {
  // a key may have any name, that of a prototype too
  return Object.fromEntries(
    Object.keys(value).flatMap((key) => {
      const item = value[key];
      if (item === null && type === TEXTS.map) return [[key, '']];
      // source: apimachinery v0.36.3, pkg/api/resource/quantity.go: UnmarshalJSON takes null for zero
      if (item === null && type === 'quantity') return [[key, '0']];
      if (item === undefined || (item === null && type !== undefined)) return [];
      if (type === 'quantity') return [[key, canonicalQuantity(item, MILLI) ?? item]];
      return [[key, stored(item, type, below(past, key))]];
    }),
  );
}

/** What was filled in in a field that was not given. */
function filled(past: Past | undefined, field: string): unknown {
  return (fieldsOf(past?.given)[field] ?? undefined) === undefined ? fieldsOf(past?.stored)[field] : undefined;
}

function below(past: Past | undefined, field: string): Past | undefined {
  const was = past && fieldsOf(past.stored)[field];
  return was === undefined ? undefined : { given: fieldsOf(past?.given)[field], stored: was };
}

function withoutNothing(fields: Fields, type: string): Fields {
  const names = Object.keys(fields);
  const isEmpty = (field: string) => isNothing(type, field, fields[field]);
  if (!names.some(isEmpty)) return fields;
  return Object.fromEntries(names.filter((field) => !isEmpty(field)).map((field) => [field, fields[field]]));
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
