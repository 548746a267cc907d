// Writes src/upstream/kubernetes-types.json: how Kubernetes merges lists, and where it has quantities, by type; and
// src/upstream/kubernetes-fields.json: all fields that it has, and what is in them.
//   node test/cluster/tools/kubernetes-types.mjs "$(go mod download -json k8s.io/client-go@v0.36.3 | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')"
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const [folder] = process.argv.slice(2);
const source = readFileSync(join(folder, 'applyconfigurations', 'internal', 'internal.go'), 'utf8');
const { types } = parse(source.slice(source.indexOf('`') + 1, source.lastIndexOf('`')));

const short = (name) => name.replace(/^io\.k8s\.(api|apimachinery\.pkg\.apis)\./, '');
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const LEFT_OUT = /(alpha|beta)\d|^meta\.v1\.(ManagedFields|Time|FieldsV1)|Status$/;

function typeOf({ namedType, list, map }) {
  if (namedType === QUANTITY) return 'quantity';
  if (namedType !== undefined) return short(namedType);
  if (list) return { list: typeOf(list.elementType) ?? '', ...(list.keys && { keys: list.keys }), ...setOf(list) };
  const each = map?.elementType && typeOf(map.elementType);
  return typeof each === 'string' ? { map: each } : undefined;
}

function setOf({ elementRelationship, keys }) {
  return elementRelationship === 'associative' && !keys ? { set: true } : {};
}

function fieldsOf({ map }) {
  const fields = (map?.fields ?? [])
    .filter(({ name }) => name !== 'status')
    .map(({ name, type }) => [name, typeOf(type)]);
  return Object.fromEntries(fields.filter(([, type]) => type !== undefined && !isAtomicOfScalars(type)));
}

function isAtomicOfScalars(type) {
  return type.list === '' && !type.set;
}

const all = types.map((type) => [short(type.name), fieldsOf(type)]).filter(([name]) => !LEFT_OUT.test(name));
const known = Object.fromEntries(all.filter(([, fields]) => Object.keys(fields).length > 0));
const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
write('types', sorted);

const SCALARS = { string: 'text', numeric: 'number', boolean: 'boolean' };
const NO_FIELDS = /(alpha|beta)\d|^meta\.v1\.(ManagedFields|Time|FieldsV1)/;
const kept = new Map(
  types.filter(({ name, map }) => map?.fields && !NO_FIELDS.test(short(name))).map((type) => [short(type.name), type]),
);

/** `text`, `number or name`, the name of a type, `[text]` for a list, `{text}` for a map; `any` where it says nothing. */
function shapeOf({ scalar, namedType, list, map }) {
  if (namedType?.endsWith('.intstr.IntOrString')) return 'number or name';
  if (namedType !== undefined) return kept.has(short(namedType)) ? short(namedType) : 'any';
  if (scalar) return SCALARS[scalar] ?? 'any';
  if (list) return `[${shapeOf(list.elementType)}]`;
  return map?.elementType ? `{${shapeOf(map.elementType)}}` : 'any';
}

function shapesOf({ map }) {
  return Object.fromEntries(map.fields.map(({ name, type }) => [name, shapeOf(type)]));
}

/** Types that are in an object of the cluster. */
const used = {};
function use(name) {
  if (name in used || !kept.has(name)) return;
  used[name] = shapesOf(kept.get(name));
  for (const shape of Object.values(used[name])) use(shape.replace(/[[\]{}]/g, ''));
}
for (const [name, { map }] of kept)
  if (map.fields.some((field) => field.name === 'kind') && map.fields.some((field) => field.name === 'metadata'))
    use(name);
write('fields', Object.fromEntries(Object.entries(used).sort(([a], [b]) => (a < b ? -1 : 1))));

function write(name, all) {
  const lines = Object.entries(all).map(([type, fields]) => `  ${JSON.stringify(type)}: ${JSON.stringify(fields)}`);
  writeFileSync(`src/upstream/kubernetes-${name}.json`, `{\n${lines.join(',\n')}\n}\n`);
}
