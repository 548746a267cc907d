import type { Manifest } from '../manifests/manifest';
import { type Fields, fieldsOf, objectsOf } from './shape';
import { valueAt } from './steps';

/** Where the pods of a kind are described; those of custom resources are known to their controllers only. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'apps/Deployment': 'spec.template',
  'apps/StatefulSet': 'spec.template',
  'apps/DaemonSet': 'spec.template',
  'apps/ReplicaSet': 'spec.template',
  '/ReplicationController': 'spec.template',
  'batch/Job': 'spec.template',
  'batch/CronJob': 'spec.jobTemplate.spec.template',
};

/** The lists of a pod that hold containers, in the order in which they start. */
export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** A container of a pod, with its name. */
export interface Container extends Fields {
  readonly name: string;
}

/** The pod that an object is or makes, with its metadata; undefined where it makes none. */
export function podOf(manifest: Manifest | undefined): Fields | undefined {
  if (!manifest) return undefined;
  const { apiVersion, kind } = manifest;
  if (apiVersion === 'v1' && kind === 'Pod') return manifest;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const path = TEMPLATES[`${group}/${kind}`];
  const template = path === undefined ? undefined : valueAt(manifest, path);
  return template === undefined ? undefined : fieldsOf(template);
}

/** What a pod is to be; empty where there is no pod. */
export function specOf(pod: Fields | undefined): Fields {
  return fieldsOf(pod?.spec);
}

/** Every container of a pod, whatever it is for. */
export function containersOf(pod: Fields | undefined): Container[] {
  const all = CONTAINER_LISTS.flatMap((list) => objectsOf(specOf(pod)[list]));
  return all.map((container) => ({ ...container, name: String(container.name ?? '') }));
}
