// Writes src/upstream/kubernetes-pointers.json: fields of which false, 0 and "" are not the same as nothing, by type.
//   node test/cluster/tools/kubernetes-pointers.mjs FOLDER_OF_k8s.io/api FOLDER_OF_k8s.io/apimachinery
// where `go mod download -json k8s.io/api@v0.36.3` says the folder.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [api, machinery] = process.argv.slice(2);
const known = Object.keys(JSON.parse(readFileSync('src/upstream/kubernetes-types.json', 'utf8')));
const versions = new Set([...known.map((name) => name.split('.').slice(0, 2).join('.')), 'core.v1', 'meta.v1']);

const folderOf = (version) =>
  version === 'meta.v1' ? join(machinery, 'pkg/apis/meta/v1') : join(api, ...version.split('.'));

/** Every struct of a package: its fields as written, and the names of types that are plain values. */
function packageOf(version) {
  const folder = folderOf(version);
  const source = readdirSync(folder)
    .filter((file) => file.endsWith('.go') && !/_test|generated|zz_/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const plain = [...source.matchAll(/^type (\w+) (?:string|bool|u?int\d*)$/gm)].map(([, name]) => name);
  const structs = [...source.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => [name, body]);
  return { plain: new Set(plain), structs: new Map(structs) };
}

const packages = new Map([...versions].map((version) => [version, packageOf(version)]));
const SHORT = { v1: 'core.v1', corev1: 'core.v1', apiv1: 'core.v1', metav1: 'meta.v1' };
const BUILT_IN = /^(string|bool|u?int\d*|float\d*|intstr\.IntOrString)$/;

function isPlain(version, type) {
  if (BUILT_IN.test(type)) return true;
  const [name, prefix] = type.split('.').reverse();
  return packages.get(prefix === undefined ? version : SHORT[prefix])?.plain.has(name) ?? false;
}

function pointersOf(version, name) {
  const body = packages.get(version)?.structs.get(name) ?? '';
  return [...body.matchAll(/^\t(?:(\w+) +)?(\*?)([\w.]+) +`json:"([^",]*)([^"]*)/gm)].flatMap(
    ([, , star, type, field, options]) => {
      const [bare, prefix] = type.split('.').reverse();
      if (options.includes('inline')) return pointersOf(prefix === undefined ? version : SHORT[prefix], bare);
      return star && isPlain(version, type) ? [field] : [];
    },
  );
}

const all = [...packages].flatMap(([version, { structs }]) =>
  [...structs.keys()].map((name) => [`${version}.${name}`, pointersOf(version, name).sort()]),
);
const told = all.filter(([name, fields]) => fields.length > 0 && !/Status$|^meta\.v1\.\w+Options$/.test(name)).sort();
const lines = told.map(
  ([name, fields]) => `  ${JSON.stringify(name)}: ${JSON.stringify(fields).replaceAll(',', ', ')}`,
);
writeFileSync('src/upstream/kubernetes-pointers.json', `{\n${lines.join(',\n')}\n}\n`);
