import { BASELINE_SYSCTLS, STANDARDS } from '../../upstream/pod-security-standards';
import type { Consequence, Verdict } from '../change';
import { type Fields, fieldsOf, objectsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from } from '../compare/touching';
import { effective, isOwnSeLinux } from '../pods/pod-settings';
import { containersOf, podOf, specOf } from '../pods/pod-spec';
import { ofSecurityContext, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const USER_NAMESPACES = 'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/';
const SHARED_PROCESSES = 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/';

/** What keeps a pod from the kernel of its node, and its containers from each other. */
export function podIsolation(situation: Situation): Consequence[] {
  const after = podOf(situation.after);
  if (!after) return [];
  const [old, now] = [specOf(podOf(situation.before)), specOf(after)];
  return [...sysctls(situation, old, now), ...seLinux(situation, old, now), ...namespaces(situation, old, now)];
}

function said(
  situation: Situation,
  verdict: Verdict,
  text: string,
  paths: readonly string[],
  source = STANDARDS,
): Consequence {
  return { meaning: 'security', verdict, text, ...from(podTouching(situation, ...paths)), source };
}

function sysctls(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const names = (spec: Fields) =>
    objectsOf(valueAt(spec, 'securityContext.sysctls')).map(({ name, value }) => `${name}=${value}`);
  const gained = without(names(now), names(old));
  const isUnsafe = (sysctl: string) => !BASELINE_SYSCTLS.includes(sysctl.slice(0, sysctl.indexOf('=')));
  const verdict = gained.some(isUnsafe) ? 'dangerous' : 'needs attention';
  const text = `kernel parameters: ${gained.join(', ')}`;
  return gained.length === 0 ? [] : [said(situation, verdict, text, ['spec.securityContext.sysctls'])];
}

function seLinux(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const options = (spec: Fields, of: Fields) =>
    [{}, ...containersOf({ spec: of })].map((container) => fieldsOf(effective('seLinuxOptions', container, spec)));
  const was = new Set(options(old, old).map((option) => JSON.stringify(option)));
  const gained = options(now, now).filter((option) => !was.has(JSON.stringify(option)));
  const [free] = gained.filter(isOwnSeLinux);
  if (!free) return [];
  const text = `SELinux ${Object.entries(free).flat().join(' ')}`;
  return [said(situation, 'dangerous', text, ofSecurityContext('seLinuxOptions'))];
}

function namespaces(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const isOwn = (spec: Fields) => spec.hostUsers === false;
  const isShared = (spec: Fields) => spec.shareProcessNamespace === true;
  const root = isOwn(old) && !isOwn(now);
  const shared = isShared(now) && !isShared(old);
  return [
    ...(root
      ? [said(situation, 'dangerous', 'root of the pod is root of the node', ['spec.hostUsers'], USER_NAMESPACES)]
      : []),
    ...(shared
      ? [
          said(
            situation,
            'needs attention',
            'containers see processes and files of each other',
            ['spec.shareProcessNamespace'],
            SHARED_PROCESSES,
          ),
        ]
      : []),
  ];
}
