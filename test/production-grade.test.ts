import type {
  V1Container,
  V1Ingress,
  V1NetworkPolicy,
  V1PodDisruptionBudget,
  V1PodSpec,
  V1PolicyRule,
  V1Probe,
  V1Role,
  V1RoleBinding,
  V1Service,
  V1StatefulSet,
} from '@kubernetes/client-node';
import type { Manifest } from '../src/manifests/manifest';
import { type PodTemplate, podTemplate, selects } from '../src/manifests/pod-template';
import { featureFleet, type Generated } from './support/feature-fleet';

/**
 * The 25 rules of what makes manifests production grade, over every feature of the input files. Exceptions are
 * here and, with their reasons, in docs/decisions/004-exceptions.md.
 */

const fleet = featureFleet();

interface Workload extends Generated {
  readonly template: PodTemplate;
  readonly spec: V1PodSpec;
  readonly containers: readonly V1Container[];
  readonly replicas: number;
}

const workloads: Workload[] = fleet.flatMap((generated) => {
  const template = podTemplate(generated.object);
  const spec = (generated.object.spec as { template?: { spec?: V1PodSpec } } | undefined)?.template?.spec;
  if (!template || !spec) return [];
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return [{ ...generated, template, spec, containers, replicas: template.replicas }];
});

const containers = workloads.flatMap((workload) => workload.containers.map((container) => ({ workload, container })));

/** What breaks a rule, named so that a failure says where. */
function broken<T extends { path: string; object: Manifest }>(
  items: readonly T[],
  fine: (item: T) => boolean,
): string[] {
  return items
    .filter((item) => !fine(item))
    .map(({ path, object }) => `${path}: ${object.kind} ${object.metadata.name}`);
}

function brokenContainers(fine: (container: V1Container, workload: Workload) => boolean): string[] {
  return containers
    .filter(({ container, workload }) => !fine(container, workload))
    .map(({ container, workload }) => `${workload.path}: ${container.name}`);
}

function ofKind(...kinds: string[]): Generated[] {
  const found = fleet.filter(({ object }) => kinds.includes(object.kind));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

function sibling({ environment, object }: Generated, kind: string, fine: (other: Manifest) => boolean): boolean {
  const { namespace } = object.metadata;
  return fleet.some(
    (other) =>
      other.environment === environment &&
      other.object.kind === kind &&
      other.object.metadata.namespace === namespace &&
      fine(other.object),
  );
}

/** Images whose user is not ours to choose: each is named in docs/decisions/004-exceptions.md. */
const OWN_USER = /ciso-assistant-community|intuitem|funcscwmira|registry.example\/mira|qlikcore\/engine/;

it('looks at something of everything', () => {
  expect(workloads.length).toBeGreaterThan(90);
  expect(new Set(fleet.map(({ object }) => object.kind)).size).toBe(14);
});

describe('rule', () => {
  it('1, 2: names of StatefulSets have at most 52 characters, those of Services begin with a letter', () => {
    expect(broken(ofKind('StatefulSet'), ({ object }) => object.metadata.name.length <= 52)).toEqual([]);
    expect(broken(ofKind('Service'), ({ object }) => /^[a-z][-a-z0-9]{0,62}$/.test(object.metadata.name))).toEqual([]);
  });

  it('4: claim templates carry no label and state class, access and mode', () => {
    const templates = ofKind('StatefulSet').flatMap(
      ({ object }) => (object as unknown as V1StatefulSet).spec?.volumeClaimTemplates ?? [],
    );
    for (const { metadata, spec } of templates) {
      expect(Object.keys(metadata ?? {})).toEqual(['name']);
      expect(Object.keys(spec ?? {}).sort()).toEqual(['accessModes', 'resources', 'storageClassName', 'volumeMode']);
    }
  });

  it('5, 6: images have a registry, a fixed tag, a digest where one is known, and are always checked', () => {
    expect(
      brokenContainers(
        ({ image, imagePullPolicy }) =>
          /^[a-z0-9.-]+\.[a-z]+\/[^:]+:v?\d[\w.]*(@sha256:[0-9a-f]{64})?$/.test(image ?? '') &&
          imagePullPolicy === 'Always',
      ),
    ).toEqual([]);
    expect(containers.filter(({ container }) => container.image?.includes('@')).length).toBe(3);
  });

  it('7: users and groups are above 10,000 but where the image has its own', () => {
    const high = (id: number | undefined) => (id ?? 0) > 10000;
    expect(
      brokenContainers(
        ({ image, securityContext }) =>
          OWN_USER.test(image ?? '') || (high(securityContext?.runAsUser) && high(securityContext?.runAsGroup)),
      ),
    ).toEqual([]);
  });

  it('8: containers cannot gain rights, and write nothing but volumes where the image allows it', () => {
    const writes = /funcscwmira|qlikcore\/engine/;
    expect(
      brokenContainers(({ image, securityContext }) => {
        const { capabilities, allowPrivilegeEscalation, privileged, readOnlyRootFilesystem } = securityContext ?? {};
        const dropped = JSON.stringify(capabilities) === '{"drop":["ALL"]}';
        return (
          dropped &&
          allowPrivilegeEscalation === false &&
          privileged === false &&
          readOnlyRootFilesystem === !writes.test(image ?? '')
        );
      }),
    ).toEqual([]);
  });

  it('9: pods have user, group and seccomp profile', () => {
    expect(
      broken(workloads, ({ spec: { securityContext } }) => {
        const { runAsUser, runAsGroup, fsGroup, fsGroupChangePolicy, seccompProfile } = securityContext ?? {};
        return (
          [runAsUser, runAsGroup, fsGroup].every((id) => id !== undefined) &&
          fsGroupChangePolicy === 'OnRootMismatch' &&
          seccompProfile?.type === 'RuntimeDefault'
        );
      }),
    ).toEqual([]);
  });

  it('10: every container requests and is limited in CPU, memory and disk', () => {
    const all = ['cpu', 'ephemeral-storage', 'memory'];
    expect(
      brokenContainers(({ resources }) =>
        [resources?.requests, resources?.limits].every(
          (amounts) =>
            Object.keys(amounts ?? {})
              .sort()
              .join() === all.join(),
        ),
      ),
    ).toEqual([]);
  });

  it('11: no container listens below 1024', () => {
    expect(brokenContainers(({ ports = [] }) => ports.every(({ containerPort }) => containerPort >= 1024))).toEqual([]);
  });

  it('12: liveness and readiness ask for different things at declared ports', () => {
    const port = (probe: V1Probe | undefined) => probe?.httpGet?.port ?? probe?.tcpSocket?.port;
    expect(
      brokenContainers(({ ports = [], livenessProbe, readinessProbe }) => {
        const declared = [livenessProbe, readinessProbe].map(port).filter((one) => one !== undefined);
        const { failureThreshold: a, periodSeconds: b, timeoutSeconds: c, ...live } = livenessProbe ?? {};
        const { failureThreshold: d, periodSeconds: e, timeoutSeconds: f, ...ready } = readinessProbe ?? {};
        return (
          Boolean(livenessProbe && readinessProbe) &&
          JSON.stringify(live) !== JSON.stringify(ready) &&
          declared.every((one) => ports.some(({ containerPort }) => containerPort === one))
        );
      }),
    ).toEqual([]);
  });

  it('13: a token is mounted into the one container that talks to the API server, and into no other', () => {
    expect(broken(workloads, ({ spec }) => spec.automountServiceAccountToken === false)).toEqual([]);
    expect(broken(ofKind('ServiceAccount'), ({ object }) => object.automountServiceAccountToken === false)).toEqual([]);
    const holders = containers.filter(({ container }) =>
      container.volumeMounts?.some(({ mountPath }) => mountPath.includes('serviceaccount')),
    );
    const byMira = workloads.filter(({ object }) => object.metadata.name === 'mira');
    expect(holders.length).toBe(byMira.length);
    for (const { container, workload } of holders)
      expect(['kubectl-proxy', 'mira']).toContain(workload.containers.length > 1 ? container.name : 'mira');
    expect(
      holders.filter(({ container, workload }) => container.name === 'mira' && workload.containers.length > 1),
    ).toEqual([]);
  });

  it('14: no pod gets variables for Services', () => {
    expect(broken(workloads, ({ spec }) => spec.enableServiceLinks === false)).toEqual([]);
  });

  it('15: namespaces are written out, and never "default"', () => {
    const clusterWide = ['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'PriorityClass'];
    expect(
      broken(
        fleet,
        ({ object: { kind, metadata } }) =>
          clusterWide.includes(kind) === (metadata.namespace === undefined) && metadata.namespace !== 'default',
      ),
    ).toEqual([]);
  });

  it('16: every workload has a ServiceAccount of its own', () => {
    expect(
      broken(
        workloads,
        (one) =>
          one.spec.serviceAccountName === one.object.metadata.name &&
          sibling(one, 'ServiceAccount', ({ metadata }) => metadata.name === one.spec.serviceAccountName),
      ),
    ).toEqual([]);
  });

  it('17: every workload has a NetworkPolicy that selects it by one label, with rules both ways', () => {
    expect(
      broken(workloads, (one) =>
        sibling(one, 'NetworkPolicy', (other) => {
          const {
            podSelector,
            policyTypes,
            ingress = [],
            egress = [],
          } = (other as unknown as V1NetworkPolicy).spec ?? {};
          const labels = podSelector?.matchLabels ?? {};
          return (
            selects(labels, one.template) &&
            Object.keys(labels).length === 1 &&
            policyTypes?.join() === 'Ingress,Egress' &&
            ingress.length > 0 &&
            egress.length > 0
          );
        }),
      ),
    ).toEqual([]);
  });

  it('18: the label of the instance is the name of the workload', () => {
    expect(
      broken(workloads, ({ object, template }) =>
        [object.metadata.labels, template.labels].every(
          (labels) => labels?.['app.kubernetes.io/instance'] === object.metadata.name,
        ),
      ),
    ).toEqual([]);
  });

  it('19, 20: pods are spread, prefer different nodes if they stand in for each other, and have a priority that exists', () => {
    expect(broken(workloads, ({ spec }) => spec.topologySpreadConstraints?.length === 1)).toEqual([]);
    expect(
      broken(workloads, ({ spec, replicas }) => replicas > 1 === (spec.affinity?.podAntiAffinity !== undefined)),
    ).toEqual([]);
    expect(
      broken(workloads, ({ environment, spec }) =>
        fleet.some(
          (other) =>
            other.environment === environment &&
            other.object.kind === 'PriorityClass' &&
            other.object.metadata.name === spec.priorityClassName,
        ),
      ),
    ).toEqual([]);
  });

  it('21: several pods have a budget that lets a node be drained, a single one has none', () => {
    const budgeted = (one: Workload) =>
      sibling(one, 'PodDisruptionBudget', (other) =>
        selects((other as unknown as V1PodDisruptionBudget).spec?.selector?.matchLabels, one.template),
      );
    expect(broken(workloads, (one) => budgeted(one) === one.replicas > 1)).toEqual([]);
    for (const { object } of ofKind('PodDisruptionBudget')) {
      const { maxUnavailable, unhealthyPodEvictionPolicy } = (object as unknown as V1PodDisruptionBudget).spec ?? {};
      expect([maxUnavailable, unhealthyPodEvictionPolicy]).toEqual([1, 'AlwaysAllow']);
    }
  });

  it('22: every StatefulSet has its headless Service', () => {
    expect(
      broken(ofKind('StatefulSet'), (one) =>
        sibling(
          one,
          'Service',
          (other) =>
            other.metadata.name === (one.object as unknown as V1StatefulSet).spec?.serviceName &&
            (other as unknown as V1Service).spec?.clusterIP === 'None',
        ),
      ),
    ).toEqual([]);
  });

  it('23: every Ingress has TLS for each of its hosts, and a class', () => {
    expect(
      broken(ofKind('Ingress'), ({ object }) => {
        const { rules = [], tls = [], ingressClassName } = (object as unknown as V1Ingress).spec ?? {};
        return (
          ingressClassName !== undefined &&
          rules.map(({ host }) => host).join() === tls.flatMap(({ hosts = [] }) => hosts).join()
        );
      }),
    ).toEqual([]);
  });

  it('24: there is no Secret, and no variable with a secret in it', () => {
    expect(fleet.filter(({ object }) => object.kind === 'Secret' || object.kind === 'ConfigMap')).toEqual([]);
    expect(
      brokenContainers(({ env = [] }) =>
        env.every(({ name, value }) => value === undefined || !/password|secret|token|key/i.test(name)),
      ),
    ).toEqual([]);
  });
});

it('labels every namespace with the Pod Security level that its pods need', () => {
  const level = (image: string) => (/funcscwmira/.test(image) ? 'baseline' : 'restricted');
  for (const { environment, object } of ofKind('Namespace')) {
    const own = containers.filter(
      ({ workload }) =>
        workload.environment === environment && workload.object.metadata.namespace === object.metadata.name,
    );
    for (const { container } of own)
      expect(object.metadata.labels?.['pod-security.kubernetes.io/enforce']).toBe(level(container.image ?? ''));
  }
});

it('grants nothing but to list what some Mira lists, to ServiceAccounts of ours', () => {
  const lists = (rule: V1PolicyRule) => JSON.stringify(rule.verbs) === '["list"]' && rule.nonResourceURLs === undefined;
  const known = ['endpoints', 'pods', 'replicasets', 'deployments'];
  expect(
    broken(ofKind('Role', 'ClusterRole'), ({ object }) => {
      const { rules = [] } = object as unknown as V1Role;
      return rules.every((rule) => lists(rule) && rule.resources?.every((resource) => known.includes(resource)));
    }),
  ).toEqual([]);
  expect(
    broken(ofKind('RoleBinding', 'ClusterRoleBinding'), ({ object, environment }) => {
      const { roleRef, subjects = [] } = object as unknown as V1RoleBinding;
      const isOurs = fleet.some(
        (other) =>
          other.environment === environment &&
          other.object.kind === roleRef.kind &&
          other.object.metadata.name === roleRef.name,
      );
      return isOurs && subjects.every(({ kind }) => kind === 'ServiceAccount');
    }),
  ).toEqual([]);
});

it('lets nothing through the proxy but whole paths, GET and the loopback address', () => {
  const proxies = containers.filter(({ container }) => container.name === 'kubectl-proxy');
  expect(proxies.length).toBeGreaterThan(0);
  for (const { container } of proxies) {
    const flags = new Map((container.args ?? []).slice(1).map((arg) => arg.split('=', 2) as [string, string]));
    expect([...flags.keys()]).toEqual(['--address', '--port', '--accept-hosts', '--accept-paths', '--reject-methods']);
    expect(flags.get('--address')).toBe('127.0.0.1');
    for (const host of flags.get('--accept-hosts')?.split(',') ?? []) expect(host).toMatch(/^\^.*\$$/);
    for (const path of flags.get('--accept-paths')?.split(',') ?? []) {
      expect(path).toMatch(/^\^\/(api\/v1\/(endpoints|pods)|apis\/apps\/v1\/(replicasets|deployments))\$$/);
    }
    const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'GETX', 'G', 'get'];
    const rejected = new RegExp(flags.get('--reject-methods') ?? '');
    expect(methods.filter((method) => !rejected.test(method))).toEqual([]);
    expect(rejected.test('GET')).toBe(false);
  }
});
