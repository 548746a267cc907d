import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { describe, type Manifest, type Stack } from '../manifest';
import { type PodTemplate, podTemplate, selects } from '../pod-template';

/** The parts of a specification that refer to other objects. */
interface Spec {
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly serviceName?: string;
  readonly clusterIP?: string;
  readonly rules?: readonly { readonly http?: { readonly paths: readonly { readonly backend: Backend }[] } }[];
}

interface Backend {
  readonly service?: { readonly name: string };
}

/** Everything that an object refers to is in its stack: the API server would take it all the same. */
export function references({ source, manifests }: Stack): Diagnostic[] {
  const pods = manifests.flatMap((manifest) => podTemplate(manifest) ?? []);
  return manifests.flatMap((manifest) =>
    [
      ...ownPods(manifest),
      ...servicePods(manifest, pods),
      ...headlessService(manifest, manifests),
      ...serviceAccount(manifest, manifests),
      ...backends(manifest, manifests),
    ].map((what) => error({ source }, 'manifest/broken-reference', `${describe(manifest)}: ${what}`)),
  );
}

/** A controller selects the pods that it makes. */
function ownPods(manifest: Manifest): string[] {
  const template = ['Deployment', 'StatefulSet', 'DaemonSet'].includes(manifest.kind)
    ? podTemplate(manifest)
    : undefined;
  const { selector } = (manifest.spec ?? {}) as Spec;
  return template && !selects(selector?.matchLabels, template) ? ['the selector does not match its own pods'] : [];
}

function servicePods({ kind, metadata, spec }: Manifest, pods: readonly PodTemplate[]): string[] {
  const selector = (spec as { selector?: Readonly<Record<string, string>> } | undefined)?.selector;
  if (kind !== 'Service' || selector === undefined) return [];
  const found = pods.some((pod) => pod.namespace === metadata.namespace && selects(selector, pod));
  return found ? [] : ['the selector matches no pods'];
}

function headlessService({ kind, metadata, spec }: Manifest, manifests: readonly Manifest[]): string[] {
  if (kind !== 'StatefulSet') return [];
  const { serviceName } = spec as Spec;
  const service = find(manifests, 'Service', metadata.namespace, serviceName);
  if (!service) return [`there is no Service ${serviceName}`];
  return (service.spec as Spec).clusterIP === 'None' ? [] : [`the Service ${serviceName} is not headless`];
}

function serviceAccount(manifest: Manifest, manifests: readonly Manifest[]): string[] {
  const pod = podTemplate(manifest);
  if (!pod || find(manifests, 'ServiceAccount', pod.namespace, pod.serviceAccountName)) return [];
  return [`there is no ServiceAccount ${pod.serviceAccountName}`];
}

function backends({ kind, metadata, spec }: Manifest, manifests: readonly Manifest[]): string[] {
  if (kind !== 'Ingress') return [];
  const paths = ((spec as Spec).rules ?? []).flatMap(({ http }) => http?.paths ?? []);
  const names = new Set(paths.flatMap(({ backend }) => backend.service?.name ?? []));
  return [...names]
    .filter((name) => !find(manifests, 'Service', metadata.namespace, name))
    .map((name) => `there is no Service ${name}`);
}

function find(
  manifests: readonly Manifest[],
  kind: string,
  namespace: string | undefined,
  name: string | undefined,
): Manifest | undefined {
  return manifests.find(
    (manifest) =>
      manifest.kind === kind && manifest.metadata.namespace === namespace && manifest.metadata.name === name,
  );
}
