import type { Manifest } from './manifest';

/** The part of a container that checks look at. */
export interface ContainerView {
  readonly image?: string;
  readonly name: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly args?: readonly string[];
  readonly command?: readonly string[];
}

/** The pods that an object makes, or is. */
export interface PodTemplate {
  /** The object that makes them. */
  readonly owner: Manifest;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string | null>>;
  /** Init containers, sidecars among them, come first. */
  readonly containers: readonly ContainerView[];
  readonly serviceAccountName?: string;
  /** One for each pod of a DaemonSet too: how many nodes there are is not known here. */
  readonly replicas: number;
}

interface TemplateShape {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string | null>> };
  readonly spec?: {
    readonly initContainers?: readonly ContainerView[];
    readonly containers?: readonly ContainerView[];
    readonly serviceAccountName?: string;
  };
}

interface WorkloadShape {
  readonly replicas?: number;
  readonly template?: TemplateShape;
  readonly jobTemplate?: { readonly spec?: { readonly template?: TemplateShape } };
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'];

/** The pods that `manifest` makes; undefined where it makes none. */
export function podTemplate(manifest: Manifest): PodTemplate | undefined {
  if (manifest.kind === 'Pod') return view(manifest, manifest as TemplateShape, 1);
  if (!WORKLOADS.includes(manifest.kind)) return undefined;
  const spec = (manifest.spec ?? {}) as WorkloadShape;
  const template = spec.template ?? spec.jobTemplate?.spec?.template;
  return template && view(manifest, template, spec.replicas ?? 1);
}

function view(owner: Manifest, { metadata, spec }: TemplateShape, replicas: number): PodTemplate {
  return {
    owner,
    namespace: owner.metadata.namespace ?? 'default',
    labels: metadata?.labels ?? {},
    containers: [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])],
    ...(spec?.serviceAccountName !== undefined && { serviceAccountName: spec.serviceAccountName }),
    replicas,
  };
}

/** Whether every label of `selector` is on the pods. An empty selector selects nothing. */
export function selects(selector: Readonly<Record<string, string>> | undefined, { labels }: PodTemplate): boolean {
  return hasLabels(labels, selector ?? {});
}

/** Whether all of `wanted` are among some labels; none are among nothing. */
export function hasLabels(
  labels: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  const all = Object.entries(wanted);
  return all.length > 0 && all.every(([key, value]) => labels[key] === value);
}
