import { STANDARDS } from '../../upstream/pod-security-standards';
import type { Consequence, Verdict } from '../change';
import { type Fields, objectsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from } from '../compare/touching';
import { containersOf, podOf, specOf } from '../pods/pod-spec';
import { ofContainers, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const HOST_PATH = 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath';

/** What pods have of their node: its files, its network, its processes, its ports. */
export function hostAccess(situation: Situation): Consequence[] {
  const [before, after] = [podOf(situation.before), podOf(situation.after)];
  if (!after) return [];
  return [
    ...files(situation, hostPaths(before), hostPaths(after)),
    ...namespaces(situation, specOf(before), specOf(after)),
    ...ports(situation, hostPorts(before), hostPorts(after)),
  ];
}

function said(situation: Situation, verdict: Verdict, text: string, paths: readonly string[], source = STANDARDS) {
  return { meaning: 'security', verdict, text, ...from(podTouching(situation, ...paths)), source } as const;
}

/** Folders of the node by path, and whether a container may write to them. */
type Folders = ReadonlyMap<string, boolean>;

function hostPaths(pod: Fields | undefined): Folders {
  const mounts = containersOf(pod).flatMap(({ volumeMounts }) => objectsOf(volumeMounts));
  const writable = new Set(mounts.filter(({ readOnly }) => readOnly !== true).map(({ name }) => name));
  const folders = new Map<string, boolean>();
  for (const { name, hostPath } of objectsOf(specOf(pod).volumes)) {
    const path = valueAt(hostPath, 'path');
    if (path !== undefined) folders.set(String(path), folders.get(String(path)) === true || writable.has(name));
  }
  return folders;
}

function files(situation: Situation, old: Folders, now: Folders): Consequence[] {
  const paths = ['spec.volumes.*.hostPath', ...ofContainers('volumeMounts')];
  const opened = [...now].filter(([path, writable]) => !old.has(path) || (writable && old.get(path) === false));
  const closed = without([...old.keys()], [...now.keys()]);
  return [
    ...opened.map(([path, writable]) => {
      const text = `hostPath ${path}: files of the node${writable ? '' : ', read only'}`;
      return said(situation, 'dangerous', text, paths, HOST_PATH);
    }),
    ...closed.map((path) => said(situation, 'needs attention', `hostPath ${path} no longer mounted`, paths, HOST_PATH)),
  ];
}

const NAMESPACES = [
  ['hostNetwork', 'network'],
  ['hostPID', 'processes'],
  ['hostIPC', 'shared memory'],
] as const;

function namespaces(situation: Situation, old: Fields, now: Fields): Consequence[] {
  return NAMESPACES.flatMap(([field, what]) => {
    const [was, is] = [old[field] === true, now[field] === true];
    if (was === is) return [];
    const text = is ? `${field}: the ${what} of the node` : `no longer ${field}`;
    return [said(situation, is ? 'dangerous' : 'needs attention', text, [`spec.${field}`])];
  });
}

function hostPorts(pod: Fields | undefined): string[] {
  const all = containersOf(pod).flatMap(({ ports: list }) => objectsOf(list));
  return all
    .filter(({ hostPort = 0 }) => hostPort !== 0)
    .map(({ hostPort, protocol = 'TCP' }) => `${hostPort}/${protocol}`);
}

function ports(situation: Situation, old: readonly string[], now: readonly string[]): Consequence[] {
  const paths = ofContainers('ports');
  const [opened, closed] = [without(now, old).join(', '), without(old, now).join(', ')];
  return [
    ...(opened ? [said(situation, 'needs attention', `reachable on every node at host port ${opened}`, paths)] : []),
    ...(closed ? [said(situation, 'needs attention', `no longer reachable at host port ${closed}`, paths)] : []),
  ];
}
