import { compare } from '../../diagnostics/diagnostic';
import type { Manifest } from '../../manifests/manifest';
import type { ObjectChange } from '../change';
import { valueAt } from '../compare/steps';
import { containersOf, podOf } from '../pods/pod-spec';

/**
 * `Namespace, 2 Services, StatefulSet, Ingress acme.alsigo.net`: what comes or goes with a stack. Names are given where they say
 * more than that of the stack, images where asked for: `Deployment web (nginx:1.27.0)`.
 */
export function objectNames(objects: readonly ObjectChange[], withNames: boolean, withImages = false): string {
  const manifests = objects.flatMap(({ before, after }) => (after ?? before)?.manifest ?? []);
  const kinds = [...new Set(manifests.map(({ kind }) => kind))].sort(byUse);
  const of = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
  return kinds
    .map((kind) => [named(kind, of(kind), withNames), ...(withImages ? imagesOf(of(kind)) : [])].join(' '))
    .join(', ');
}

/** In the order in which they rest on each other. */
const ORDER = ['Namespace', 'ServiceAccount', 'Service', 'StatefulSet', 'Deployment', 'DaemonSet', 'Ingress'];

function byUse(a: string, b: string): number {
  const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return rank(a) - rank(b) || compare(a, b);
}

function named(kind: string, manifests: readonly Manifest[], withNames: boolean): string {
  const counted = manifests.length === 1 ? kind : `${manifests.length} ${plural(kind)}`;
  const hosts = manifests.flatMap(hostsOf);
  const names = withNames && manifests.length <= 3 ? manifests.map(({ metadata }) => metadata.name) : [];
  return [counted, ...(hosts.length > 0 ? hosts : names)].join(' ');
}

function imagesOf(manifests: readonly Manifest[]): string[] {
  const containers = manifests.flatMap((manifest) => containersOf(podOf(manifest)));
  const images = [...new Set(strings(containers.map(({ image }) => image)))];
  return images.length === 0 ? [] : [`(${images.join(', ')})`];
}

function plural(kind: string): string {
  if (kind.endsWith('y')) return `${kind.slice(0, -1)}ies`;
  return /(s|ss|x)$/.test(kind) ? `${kind}es` : `${kind}s`;
}

function hostsOf({ kind, spec }: Manifest): string[] {
  if (kind === 'HTTPRoute') return strings(valueAt(spec, 'hostnames'));
  const rules = valueAt(spec, 'rules');
  return kind === 'Ingress' && Array.isArray(rules) ? strings(rules.map((rule) => valueAt(rule, 'host'))) : [];
}

function strings(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
