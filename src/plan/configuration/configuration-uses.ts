import { type Fields, fieldsOf, objectsOf, textOf } from '../compare/shape';
import { containersOf, specOf } from '../pods/pod-spec';

/** A ConfigMap or a Secret. */
export interface Configuration {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

/** How a pod comes to what is in it. */
export interface Use {
  /** At the start only, as `env` and `subPath` do; as files that follow; or as the login to a registry. */
  readonly how: 'start' | 'files' | 'pull';
  /** What it asks for. @default - whatever is there */
  readonly keys?: readonly string[];
  /** It can do without. */
  readonly optional: boolean;
}

/**
 * How a pod uses a ConfigMap or Secret.
 * Source: https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
export function usesOf(pod: Fields | undefined, { kind, name }: Configuration): Use[] {
  const [reference, key] = kind === 'Secret' ? ['secretRef', 'secretKeyRef'] : ['configMapRef', 'configMapKeyRef'];
  const env = containersOf(pod).flatMap((container) => {
    const whole = objectsOf(container.envFrom).map((from) => fieldsOf(from[reference ?? '']));
    const single = objectsOf(container.env).map(({ valueFrom }) => fieldsOf(fieldsOf(valueFrom)[key ?? '']));
    return [...whole, ...single];
  });
  const atStart = env.filter((one) => one.name === name).map((one) => useOf('start', one, textOf(one.key)));
  const pulls = kind === 'Secret' ? objectsOf(specOf(pod).imagePullSecrets).filter((one) => one.name === name) : [];
  return [...atStart, ...ofVolumes(pod, kind, name), ...pulls.map(() => ({ how: 'pull', optional: true }) as const)];
}

function useOf(how: Use['how'], { optional, items }: Fields, key: string | undefined): Use {
  const keys = key === undefined ? objectsOf(items).flatMap((item) => textOf(item.key) ?? []) : [key];
  return { how, optional: optional === true, ...(keys.length > 0 && { keys }) };
}

function ofVolumes(pod: Fields | undefined, kind: Configuration['kind'], name: string): Use[] {
  return objectsOf(specOf(pod).volumes).flatMap((volume) => {
    const sources = [volume, ...objectsOf(fieldsOf(volume.projected).sources)];
    const found = sources.map((source) => fieldsOf(source[kind === 'Secret' ? 'secret' : 'configMap']));
    const own = found.filter((source) => (source.secretName ?? source.name) === name);
    return own.flatMap((source) => waysOf(pod, volume.name).map((how) => useOf(how, source, undefined)));
  });
}

/** A single file that is mounted out of a volume is never another one. A volume that nobody mounts is there all the same. */
function waysOf(pod: Fields | undefined, volume: unknown): Use['how'][] {
  const mounts = containersOf(pod).flatMap((container) => objectsOf(container.volumeMounts));
  const ways = mounts
    .filter((mount) => mount.name === volume)
    .map((mount) => (mount.subPath === undefined && mount.subPathExpr === undefined ? 'files' : 'start'));
  return ways.length === 0 ? ['files'] : [...new Set(ways)];
}
