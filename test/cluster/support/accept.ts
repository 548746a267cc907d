import type { Manifest } from '../../../src/manifests/manifest';
import { podTemplate } from '../../../src/manifests/pod-template';
import type { Answer, Api } from '../harness/api';

/** What an API server makes of objects. Sentences are for people: what, and what it says. */
export interface Acceptance {
  readonly objects: number;
  readonly accepted: number;
  readonly refused: readonly string[];
  readonly warnings: readonly string[];
  /** Objects that a second apply of the same changed. */
  readonly changed: readonly string[];
  /** Fields that the API server has not kept as they were given. */
  readonly lost: readonly string[];
  /** Pods of a template each that were accepted, in a dry run. */
  readonly pods: number;
}

/** Namespaces first, and what pods name before pods. */
const ORDER = [
  'CustomResourceDefinition',
  'Namespace',
  'ResourceQuota',
  'LimitRange',
  'StorageClass',
  'PriorityClass',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'PersistentVolume',
  'PersistentVolumeClaim',
];

/** The objects in an order in which an empty cluster takes them. */
export function inOrder(manifests: readonly Manifest[]): Manifest[] {
  const rank = ({ kind }: Manifest) => (ORDER.indexOf(kind) + ORDER.length + 1) % (ORDER.length + 1);
  return [...manifests].sort((a, b) => rank(a) - rank(b));
}

/** Applies everything twice, and asks for a pod of every template. Nothing else may write to the cluster. */
export async function accept(api: Api, manifests: readonly Manifest[]): Promise<Acceptance> {
  const ordered = inOrder(manifests);
  const first = await each(ordered, async (manifest) => stored(api, manifest, await api.apply(manifest)));
  const second = await each(ordered, (manifest) => api.apply(manifest));
  const pods = ordered.flatMap(podsOf);
  const made = await each(pods, (pod) => api.create(pod, 'dryRun=All'));
  const answers = [...first, ...second, ...made];
  return {
    objects: ordered.length,
    accepted: first.filter(([, { status }]) => status < 300).length,
    refused: answers.filter(([, { status }]) => status >= 300).map(([what, { body }]) => `${what}: ${body.message}`),
    warnings: answers.flatMap(([what, { warnings }]) => warnings.map((warning) => `${what}: ${warning}`)),
    changed: first.flatMap(([what, before], index) => difference(what, before, second[index]?.[1])),
    lost: ordered.flatMap((manifest, index) => lost(nameOf(manifest), manifest, second[index]?.[1].body)),
    pods: made.filter(([, { status }]) => status < 300).length,
  };
}

/**
 * The first time, the API server answers that a claim is Pending, but stores it without a phase; the next write of any
 * kind stores it (seen in etcd, 1.28.15 and 1.36.3). In a cluster that is the volume controller's, at once.
 */
async function stored(api: Api, manifest: Manifest, answer: Answer): Promise<Answer> {
  if (manifest.kind !== 'PersistentVolumeClaim' || answer.status >= 300) return answer;
  const settled = await api.request('PATCH', `${await api.pathOf(manifest)}/status`, {
    body: { status: { phase: answer.body.status?.phase } },
    contentType: 'application/merge-patch+json',
  });
  return { ...settled, warnings: [...answer.warnings, ...settled.warnings] };
}

type Said = [what: string, answer: Answer];

async function each(manifests: readonly Manifest[], ask: (manifest: Manifest) => Promise<Answer>): Promise<Said[]> {
  const said: Said[] = [];
  for (const manifest of manifests) said.push([nameOf(manifest), await ask(manifest)]);
  return said;
}

function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

function difference(what: string, before: Answer, after: Answer | undefined): string[] {
  const [old, now] = [before, after].map((answer) => answer?.body.metadata?.resourceVersion);
  return old === now ? [] : [`${what}: resourceVersion ${old}, then ${now}`];
}

/** A field behind a feature gate is dropped without a word. */
function lost(path: string, given: unknown, kept: unknown): string[] {
  if (typeof given !== 'object' || given === null) return given === kept ? [] : [`${path}: ${given}, kept as ${kept}`];
  return Object.entries(given).flatMap(([name, value]) =>
    lost(`${path}.${name}`, value, (kept as Record<string, unknown> | undefined)?.[name]),
  );
}

/** The API server does not look into a template: only a pod is checked, with the volumes that a claim template adds. */
function podsOf(manifest: Manifest): Manifest[] {
  const found = podTemplate(manifest);
  if (!found) return [];
  const { template, volumeClaimTemplates = [] } = manifest.spec as WorkloadSpec;
  const name = `${manifest.metadata.name}-0`;
  const claims = volumeClaimTemplates.map(({ metadata: { name: volume } }) => ({
    name: volume,
    persistentVolumeClaim: { claimName: `${volume}-${name}` },
  }));
  const spec = { ...template.spec, volumes: [...(template.spec.volumes ?? []), ...claims] };
  const metadata = { ...template.metadata, name, namespace: found.namespace };
  return [{ apiVersion: 'v1', kind: 'Pod', metadata, spec }];
}

interface WorkloadSpec {
  readonly template: { readonly metadata: object; readonly spec: { readonly volumes?: readonly object[] } };
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}
