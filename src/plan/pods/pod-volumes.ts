import type { Manifest } from '../../manifests/manifest';
import { type Fields, fieldsOf, objectsOf, textOf } from '../compare/shape';
import { claimTemplates } from '../storage/claims-of';
import { containersOf, podOf, specOf } from './pod-spec';

/** Where pods keep something. */
export interface PodVolume {
  readonly name: string;
  /** Scratch is empty whenever a pod starts. Configuration is neither. */
  readonly holds: 'data' | 'scratch' | 'configuration';
  /** What it is, for people: `claim web-data`, `hostPath /srv`. Two of one kind that are the same are called the same. */
  readonly is: string;
}

/** Where a container finds a volume. */
export interface Mount {
  readonly container: string;
  readonly path: string;
  readonly volume: string;
  /** A folder of the volume. @default - all of it */
  readonly folder?: string;
}

const CONFIGURATION = ['configMap', 'secret', 'projected', 'downwardAPI', 'image', 'gitRepo'];

/**
 * The volumes of pods by name. A claim template comes before a volume of the same name.
 * Sources: https://kubernetes.io/docs/concepts/storage/volumes/; pkg/controller/statefulset/stateful_set_utils.go: updateStorage.
 */
export function podVolumes(manifest: Manifest): ReadonlyMap<string, PodVolume> {
  const named = objectsOf(specOf(podOf(manifest)).volumes).map(volumeOf);
  const templates = claimTemplates(manifest).map(
    ({ name }): PodVolume => ({ name, holds: 'data', is: `the claim of ${name}` }),
  );
  return new Map([...named, ...templates].map((volume) => [volume.name, volume]));
}

function volumeOf({ name, ...source }: Fields): PodVolume {
  const [[type, value] = ['emptyDir', {}]] = Object.entries(source);
  if (type === 'emptyDir') return { name: String(name), holds: 'scratch', is: `emptyDir ${name}` };
  const holds = CONFIGURATION.includes(type) ? 'configuration' : 'data';
  return { name: String(name), holds, is: described(type, fieldsOf(value)) };
}

function described(type: string, { claimName, path, server, volumeHandle }: Fields): string {
  if (type === 'persistentVolumeClaim') return `claim ${textOf(claimName)}`;
  const where = [server, path, volumeHandle].flatMap((part) => textOf(part) ?? []).join(':');
  return where === '' ? type : `${type} ${where}`;
}

/** Where the containers of a pod find its volumes. */
export function mountsOf(manifest: Manifest): Mount[] {
  return containersOf(podOf(manifest)).flatMap((container) => {
    const mounts = objectsOf(container.volumeMounts).map(({ name, mountPath, subPath, subPathExpr }) => {
      const folder = textOf(subPath ?? subPathExpr);
      return { container: container.name, path: String(mountPath), volume: String(name), ...(folder && { folder }) };
    });
    const devices = objectsOf(container.volumeDevices).map(({ name, devicePath }) => {
      return { container: container.name, path: String(devicePath), volume: String(name) };
    });
    return [...mounts, ...devices];
  });
}
