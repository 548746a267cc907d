import { minorOf, moduleHash, PINNED, pinnedPatch } from './versions';

/** A program that a test starts. */
export type ProgramName =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubectl'
  | 'kwok'
  | 'kubeconform'
  | 'kube-score'
  | 'checkov'
  | 'kube-linter'
  | 'polaris'
  | 'trivy';

/** What a test needs a program for: which version, and how it is built where it is not found. */
export interface Wanted {
  readonly name: ProgramName;
  /** What a program must be to be taken, for people: `1.36`. */
  readonly version: string;
  /** What asks a program for its version. */
  readonly versionArgs: readonly string[];
  /** Whether a program that says it is `version` (such as `1.36.3`) will do. */
  accepts(version: string): boolean;
  /** Undefined where no version is pinned, or Go cannot build it: then it can only be found. */
  readonly build?: Build;
}

/** How a program is built. */
export interface Build {
  readonly by: 'go' | 'pip';
  readonly version: string;
  readonly package: string;
  /** The folder of `tools/` that is the module to build in; without it the package is its own module. */
  readonly module?: string;
  /** Names the result in the cache. */
  readonly key: string;
}

const KUBERNETES: readonly string[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'];

/** Packages that build as they are, and what asks them for their version. */
const OWN_MODULE = {
  kwok: { package: 'sigs.k8s.io/kwok/cmd/kwok', versionArgs: ['--version'] },
  kubeconform: { package: 'github.com/yannh/kubeconform/cmd/kubeconform', versionArgs: ['-v'] },
  'kube-score': { package: 'github.com/zegl/kube-score/cmd/kube-score', versionArgs: ['version'] },
};

/** A program, for a Kubernetes minor such as `1.36`. */
export function wanted(name: ProgramName, minor: string): Wanted {
  if (KUBERNETES.includes(name)) return kubernetes(name, minor);
  if (name === 'etcd') return etcd();
  if (name === 'checkov') return checkov();
  return Object.hasOwn(OWN_MODULE, name) ? ownModule(name as keyof typeof OWN_MODULE) : whatIsThere(name);
}

function kubernetes(name: ProgramName, minor: string): Wanted {
  const patch = pinnedPatch(minor);
  const module = `kubernetes-${minor}`;
  return {
    name,
    version: minor,
    versionArgs: name === 'kubectl' ? ['version', '--client'] : ['--version'],
    accepts: (version) => minorOf(version) === minor,
    ...(patch && {
      build: {
        by: 'go',
        version: patch,
        package: `k8s.io/kubernetes/cmd/${name}`,
        module,
        key: `kubernetes-${patch}-${moduleHash(module)}`,
      },
    }),
  };
}

function etcd(): Wanted {
  const build = { by: 'go' as const, version: PINNED.etcd, package: 'go.etcd.io/etcd/server/v3', module: 'etcd' };
  return {
    name: 'etcd',
    version: '3.5 or newer',
    versionArgs: ['--version'],
    accepts: (version) => /^3\.([5-9]|\d\d)\./.test(version),
    build: { ...build, key: `etcd-${PINNED.etcd}-${moduleHash('etcd')}` },
  };
}

function ownModule(name: keyof typeof OWN_MODULE): Wanted {
  const version = PINNED[name];
  return {
    name,
    version,
    versionArgs: OWN_MODULE[name].versionArgs,
    accepts: (found) => minorOf(found) === minorOf(version),
    build: { by: 'go', version, package: OWN_MODULE[name].package, key: `${name}-${version}` },
  };
}

function checkov(): Wanted {
  const version = PINNED.checkov;
  return {
    name: 'checkov',
    version,
    versionArgs: ['--version'],
    accepts: (found) => minorOf(found) === minorOf(version),
    build: { by: 'pip', version, package: `checkov==${version}`, key: `checkov-${version}` },
  };
}

/** A linter that is used where it is, in whatever version. */
function whatIsThere(name: ProgramName): Wanted {
  const versionArgs = name === 'trivy' ? ['--version'] : ['version'];
  return { name, version: '', versionArgs, accepts: () => true };
}
