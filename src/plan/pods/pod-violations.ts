import { BASELINE_CAPABILITIES, BASELINE_SYSCTLS, RESTRICTED_VOLUMES } from '../../upstream/pod-security-standards';
import type { Situation } from '../classify/rule';
import { namespaceOf } from '../cluster/neighbours';
import { type Fields, fieldsOf, objectsOf, textsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { effective, isOwnSeLinux, SETTINGS } from './pod-settings';
import { type Container, containersOf, podOf, specOf } from './pod-spec';

/** The workloads of a namespace, as they will be, whose pods a Pod Security level forbids: `StatefulSet web`. */
export function wouldBeRefused({ cluster, after }: Situation, level: string): string[] {
  const name = after?.metadata.name ?? '';
  const inside = cluster.mentioning('after', 'containers', name).filter((manifest) => namespaceOf(manifest) === name);
  const refused = inside.filter((manifest) => podOf(manifest) && violates(podOf(manifest), level));
  return refused.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();
}

/** Whether a pod is against a Pod Security level. Source: k8s.io/pod-security-admission v0.36.3, policy/. */
export function violates(pod: Fields | undefined, level: string): boolean {
  if (level !== 'baseline' && level !== 'restricted') return false;
  const spec = specOf(pod);
  const isAgainst = (container: Container) =>
    SETTINGS.some((setting) => {
      const { against } = setting.levelOf(container, spec);
      return against === 'baseline' || (against !== undefined && against === level);
    });
  const containers = containersOf(pod);
  const options = [{}, ...containers].map((container) => fieldsOf(effective('seLinuxOptions', container, spec)));
  if (takesHost(spec, containers) || options.some(isOwnSeLinux) || containers.some(isAgainst)) return true;
  return containers.some((container) => hasCapabilities(container, level)) || hasVolumes(spec, level);
}

function takesHost(spec: Fields, containers: readonly Container[]): boolean {
  const hasNamespace = ['hostNetwork', 'hostPID', 'hostIPC'].some((field) => spec[field] === true);
  const hasPort = containers.some(({ ports }) => objectsOf(ports).some(({ hostPort = 0 }) => hostPort !== 0));
  const sysctls = objectsOf(valueAt(spec, 'securityContext.sysctls'));
  return hasNamespace || hasPort || sysctls.some(({ name }) => !BASELINE_SYSCTLS.includes(String(name)));
}

function hasCapabilities(container: Container, level: string): boolean {
  const added = textsOf(valueAt(container, 'securityContext.capabilities.add'));
  const dropped = textsOf(valueAt(container, 'securityContext.capabilities.drop'));
  if (level === 'baseline') return added.some((name) => !BASELINE_CAPABILITIES.includes(name));
  return !dropped.includes('ALL') || added.some((name) => name !== 'NET_BIND_SERVICE');
}

function hasVolumes(spec: Fields, level: string): boolean {
  const kinds = objectsOf(spec.volumes).flatMap((volume) => Object.keys(volume).filter((field) => field !== 'name'));
  return kinds.some((kind) => (level === 'baseline' ? kind === 'hostPath' : !RESTRICTED_VOLUMES.includes(kind)));
}
