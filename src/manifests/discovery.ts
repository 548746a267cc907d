import { compare } from '../diagnostics/diagnostic';
import {
  API_PORT_LABEL,
  DISCOVERY_LABEL,
  ENGINE_API_PORT,
  ENGINE_METRICS_PORT,
  METRICS_PORT_LABEL,
  QIX_PORT_NAME,
} from '../upstream/qix-engine';
import { type MiraVersion, miraRelease } from '../upstream/qlik-mira';
import type { Manifest } from './manifest';
import { type PodTemplate, podTemplate, selects } from './pod-template';

/** The Mira whose discovery is looked at. */
export interface DiscoveringMira {
  readonly version: MiraVersion;
  /** @default - it lists the whole cluster */
  readonly targetNamespace?: string;
}

/** An engine that Mira will list once its pod runs. */
export interface DiscoveredEngine {
  readonly namespace: string;
  /** Kind and name of what makes the pod. */
  readonly workload: string;
  /** Which of the workload's pods, from 1. */
  readonly replica: number;
  readonly apiPort: number;
  /** Mira 0.0.1 knows of none. */
  readonly metricsPort?: number;
}

interface ServiceShape {
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number | string }[];
}

/** The engines that `mira` finds among objects, by namespace and name. */
export function discover(mira: DiscoveringMira, manifests: readonly Manifest[]): DiscoveredEngine[] {
  const pods = manifests.flatMap((manifest) => podTemplate(manifest) ?? []);
  const release = miraRelease(mira.version);
  const engines =
    release.discovery === 'endpoints'
      ? manifests.flatMap((manifest) => behindService(manifest, pods))
      : pods.filter((pod) => listed(mira, pod)).flatMap(labelled);
  return engines.sort(
    (a, b) => compare(a.namespace, b.namespace) || compare(a.workload, b.workload) || a.replica - b.replica,
  );
}

/** Whether a rule about discovery looks at an object: engines, and Services that make them known. */
export function concernsDiscovery(manifest: Manifest): boolean {
  const pod = podTemplate(manifest);
  return pod === undefined ? qixPort(manifest) !== undefined : DISCOVERY_LABEL in pod.labels;
}

/** Whether Mira's list of pods has this one: it asks for the key of the label, whatever its value. */
export function listed({ targetNamespace }: DiscoveringMira, { namespace, labels }: PodTemplate): boolean {
  return DISCOVERY_LABEL in labels && (targetNamespace === undefined || targetNamespace === namespace);
}

function labelled(pod: PodTemplate): DiscoveredEngine[] {
  const apiPort = Number(pod.labels[API_PORT_LABEL] ?? ENGINE_API_PORT);
  const metricsPort = Number(pod.labels[METRICS_PORT_LABEL] ?? ENGINE_METRICS_PORT);
  return replicas(pod).map((replica) => ({ ...workload(pod), replica, apiPort, metricsPort }));
}

function behindService(manifest: Manifest, pods: readonly PodTemplate[]): DiscoveredEngine[] {
  const port = qixPort(manifest);
  if (port === undefined) return [];
  return pods
    .filter((pod) => behind(manifest, pod))
    .flatMap((pod) => replicas(pod).map((replica) => ({ ...workload(pod), replica, apiPort: targetPort(port, pod) })));
}

/** The port that makes Mira 0.0.1 take what is behind a Service for an engine. */
function qixPort({ kind, spec }: Manifest): { port: number; targetPort?: number | string } | undefined {
  return kind === 'Service'
    ? (spec as ServiceShape | undefined)?.ports?.find(({ name }) => name === QIX_PORT_NAME)
    : undefined;
}

/** Whether a Service with a port named `qix` leads to these pods. */
export function exposedAsQix(manifests: readonly Manifest[], pod: PodTemplate): boolean {
  return manifests.some((manifest) => qixPort(manifest) !== undefined && behind(manifest, pod));
}

function behind(service: Manifest, pod: PodTemplate): boolean {
  const sameNamespace = (service.metadata.namespace ?? 'default') === pod.namespace;
  return sameNamespace && selects((service.spec as ServiceShape).selector, pod);
}

function targetPort({ port, targetPort }: { port: number; targetPort?: number | string }, pod: PodTemplate): number {
  if (typeof targetPort !== 'string') return targetPort ?? port;
  const named = pod.containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === targetPort);
  return named?.containerPort ?? port;
}

function workload({ owner, namespace }: PodTemplate): { namespace: string; workload: string } {
  return { namespace, workload: `${owner.kind}/${owner.metadata.name}` };
}

function replicas({ replicas }: PodTemplate): number[] {
  return Array.from({ length: replicas }, (_, index) => index + 1);
}
