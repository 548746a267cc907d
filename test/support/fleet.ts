import { parseAllDocuments, stringify } from 'yaml';
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic';
import type { OutputFile } from '../../src/manifests/layout';
import type { Manifest } from '../../src/manifests/manifest';
import { load, synth } from '../../src/pipeline';

/** An environment file with clients and nothing special. */
export const ENVIRONMENT = {
  domain: 'alsigo.net',
  kubernetesVersion: '1.33',
  clients: {
    ingress: { className: 'traefik', controller: { namespace: 'traefik' }, tls: { clusterIssuer: 'letsencrypt' } },
    storage: { className: 'standard', size: '5Gi' },
  },
};

/** What is in `dist/`. */
type File = Pick<OutputFile, 'path' | 'text'>;

/** What the whole line makes of input files. */
export interface Made {
  readonly diagnostics: readonly Diagnostic[];
  /** Empty where there is an error. */
  readonly files: readonly File[];
}

/** Input files, by path, through the whole line. Text stays as it is; anything else is written as YAML. */
export function make(inputs: Readonly<Record<string, unknown>>): Made {
  const encoder = new TextEncoder();
  const files = Object.entries(inputs).map(([path, content]) => {
    const text = typeof content === 'string' ? content : stringify(content, { aliasDuplicateObjects: false });
    return { path, bytes: content instanceof Uint8Array ? content : encoder.encode(text) };
  });
  const loaded = load(files);
  if (!loaded.value) return { diagnostics: loaded.diagnostics, files: [] };
  const made = synth(loaded.value);
  const outputs: File[] = [];
  let next = made.next();
  for (; !next.done; next = made.next()) outputs.push({ path: next.value.path, text: next.value.text });
  const diagnostics = [...loaded.diagnostics, ...next.value];
  return { diagnostics, files: hasErrors(diagnostics) ? [] : outputs };
}

/** As {@link make}, for input that must be right. */
export function makeValid(inputs: Readonly<Record<string, unknown>>): readonly File[] {
  const { diagnostics, files } = make(inputs);
  if (hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics, null, 2));
  return files;
}

/** The objects in a generated file. */
export function objectsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest);
}

/** The objects of one client of the environment `int`. */
export function clientObjects(client: unknown, environment: unknown = ENVIRONMENT): Manifest[] {
  const files = makeValid({ 'environments/int.yaml': environment, 'clients/int/acme.yaml': client });
  return files.filter(({ path }) => path === 'int/clients/acme/stack.k8s.yaml').flatMap(({ text }) => objectsIn(text));
}

/** The objects of the platform stack `mira`. */
export function miraObjects(environment: unknown): Manifest[] {
  const files = makeValid({ 'environments/int.yaml': environment });
  return files.filter(({ path }) => path === 'int/platform/mira/stack.k8s.yaml').flatMap(({ text }) => objectsIn(text));
}

/** The one object of a kind (and name). */
export function only(objects: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = objects.filter(
    (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
  );
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} objects of kind ${kind}`);
  return first;
}
