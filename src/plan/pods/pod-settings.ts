import { BASELINE_SELINUX_TYPES } from '../../upstream/pod-security-standards';
import { type Fields, fieldsOf, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';

/** How far a container goes with one setting. */
export interface Level {
  /** 0 is the safest. */
  readonly rank: number;
  /** What it comes to when it is looser than it was. */
  readonly loose: string;
  /** What it comes to when it is tighter than it was. */
  readonly tight: string;
  /** The Pod Security Standard that forbids it. @default - none does */
  readonly against?: 'baseline' | 'restricted';
  /** Whether somebody who breaks out of the container has more than others. @default - what is against baseline */
  readonly dangerous?: boolean;
}

/** One thing that a securityContext decides for a container. */
export interface Setting {
  /** The fields that it is read from. */
  readonly fields: readonly string[];
  /** Of a container, whose pod may have the same field. */
  levelOf(container: Fields, pod: Fields): Level;
}

/** What a container has of a field of the securityContext: its own value, or else that of the pod. */
export function effective(field: string, container: Fields, pod: Fields): unknown {
  return valueAt(container, `securityContext.${field}`) ?? valueAt(pod, `securityContext.${field}`);
}

/** Whether SELinux options are more than the baseline standard lets a pod choose. */
export function isOwnSeLinux({ type = '', user, role }: Fields): boolean {
  return !BASELINE_SELINUX_TYPES.includes(String(type)) || user !== undefined || role !== undefined;
}

/** A setting that is either on, which is looser, or off. */
function flag(path: string, isOn: (value: unknown) => boolean, on: Level, off: Level): Setting {
  const levelOf = (container: Fields, pod: Fields) => (isOn(effective(path, container, pod)) ? on : off);
  return { fields: [path.split('.')[0] ?? path], levelOf };
}

const level = (rank: number, text: string, against?: Level['against']): Level => ({
  rank,
  loose: text,
  tight: text,
  ...(against && { against }),
});

const PRIVILEGED = flag(
  'privileged',
  (value) => value === true,
  level(1, 'privileged', 'baseline'),
  level(0, 'no longer privileged'),
);

const ESCALATION = flag(
  'allowPrivilegeEscalation',
  (value) => value !== false,
  level(1, 'privilege escalation allowed', 'restricted'),
  level(0, 'privilege escalation refused'),
);

const ROOT_FILESYSTEM = flag(
  'readOnlyRootFilesystem',
  (value) => value !== true,
  level(1, 'root filesystem writable'),
  level(0, 'root filesystem read-only'),
);

const PROC = flag(
  'procMount',
  (value) => value === 'Unmasked',
  level(1, '/proc unmasked', 'baseline'),
  level(0, '/proc masked'),
);

const HOST_PROCESS = flag(
  'windowsOptions.hostProcess',
  (value) => value === true,
  level(1, 'host process', 'baseline'),
  level(0, 'no longer a host process'),
);

const APPARMOR = flag(
  'appArmorProfile.type',
  (value) => value === 'Unconfined',
  level(1, 'AppArmor Unconfined', 'baseline'),
  level(0, 'AppArmor no longer Unconfined'),
);

/** Without a profile a container is unconfined too, unless the kubelet has another default. */
const SECCOMP: Setting = {
  fields: ['seccompProfile'],
  levelOf(container, pod) {
    const type = textOf(fieldsOf(effective('seccompProfile', container, pod)).type);
    if (type === 'Unconfined') return level(2, 'seccomp Unconfined', 'baseline');
    if (type !== undefined) return level(0, `seccomp ${type}`);
    return { rank: 1, loose: 'no seccomp profile', tight: 'seccomp no longer Unconfined', against: 'restricted' };
  },
};

/** Where nothing is said, the image decides on the user. */
const USER: Setting = {
  fields: ['runAsNonRoot', 'runAsUser'],
  levelOf(container, pod) {
    const user = effective('runAsUser', container, pod);
    const isChecked = effective('runAsNonRoot', container, pod) === true;
    if (user === 0) return { ...level(3, 'runs as root', 'restricted'), dangerous: true };
    if (isChecked) return level(0, 'refused to run as root');
    const own = { rank: 1, loose: 'runAsNonRoot no longer checked', tight: `runs as user ${user}` };
    if (user !== undefined) return { ...own, against: 'restricted' };
    const image = { rank: 2, loose: 'may run as root', tight: 'no longer made to run as root' };
    return { ...image, against: 'restricted', dangerous: true };
  },
};

/** Every setting that can be put in order from safe to unsafe. */
export const SETTINGS: readonly Setting[] = [
  PRIVILEGED,
  HOST_PROCESS,
  USER,
  ESCALATION,
  SECCOMP,
  APPARMOR,
  PROC,
  ROOT_FILESYSTEM,
];
