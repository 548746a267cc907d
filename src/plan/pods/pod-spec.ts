import type { Manifest } from '../../manifests/manifest';
import { kindOf } from '../../upstream/kubernetes-types';
import type { Steps } from '../change';
import { type Fields, fieldsOf, objectsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';

/**
 * Where the pods of a kind of Kubernetes are described; a Pod is its own. Those of custom resources are known to their
 * controllers only.
 */
const TEMPLATES: Readonly<Record<string, Steps>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The way from an object to its pod template; undefined for a kind, as `kindOf` has it, that makes no pods. */
export function templateSteps(kind: string): Steps | undefined {
  return TEMPLATES[kind];
}

/** The lists of a pod that hold containers, in the order in which they start. */
export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** A container of a pod, with its name. */
export interface Container extends Fields {
  readonly name: string;
}

/** The pod that an object is or makes, with its metadata; undefined where it makes none. */
export function podOf(manifest: Manifest | undefined): Fields | undefined {
  if (!manifest) return undefined;
  const steps = templateSteps(kindOf(manifest.apiVersion, manifest.kind));
  if (!steps) return undefined;
  const template = steps.length === 0 ? manifest : valueAt(manifest, steps.join('.'));
  return template === undefined ? undefined : fieldsOf(template);
}

/** What a pod is to be; empty where there is no pod. */
export function specOf(pod: Fields | undefined): Fields {
  return fieldsOf(pod?.spec);
}

/** The containers of a pod by their names. */
export function containersByName(pod: Fields | undefined): ReadonlyMap<string, Container> {
  return new Map(containersOf(pod).map((container) => [container.name, container]));
}

/** Every container of a pod, whatever it is for. */
export function containersOf(pod: Fields | undefined): Container[] {
  const all = CONTAINER_LISTS.flatMap((list) => objectsOf(specOf(pod)[list]));
  return all.map((container) => ({ ...container, name: String(container.name ?? '') }));
}
