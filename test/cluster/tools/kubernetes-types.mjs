// Writes src/upstream/kubernetes-types.json: how Kubernetes merges lists, and where it has quantities, by type.
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
const lines = Object.entries(sorted).map(([name, fields]) => `  ${JSON.stringify(name)}: ${JSON.stringify(fields)}`);
writeFileSync('src/upstream/kubernetes-types.json', `{\n${lines.join(',\n')}\n}\n`);
