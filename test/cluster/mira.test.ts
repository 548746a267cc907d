import { join } from 'node:path';
import type { V1Container, V1Deployment, V1PodSpec } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { runHere } from '../support/run-mira';
import { rootWith, writeFiles } from '../support/temp-root';
import type { Answer } from './harness/api';
import { type Cluster, startCluster } from './harness/cluster';
import { testContext } from './support/context';
import { Delivery } from './support/delivery';
import { eventually } from './support/eventually';
import { type KubectlProxy, type ProxyAnswer, startProxy } from './support/kubectl-proxy';
import { lab, onlyNamespace, RELEASES } from './support/mira-lab';
import { enginesIn, requestsOf } from './support/mira-requests';
import { METHODS, ODD_METHODS, OTHER_PATHS, pathsOf, type Resource, resources } from './support/paths';
import { rulesOf, tokenOf } from './support/rights';

const { minor, files } = testContext();
const { kubectl = '' } = files;

let cluster: Cluster;
let delivery: Delivery;
let all: Resource[];
const root = rootWith({});

beforeAll(async () => {
  cluster = await startCluster({ files, controllers: true });
  delivery = new Delivery(cluster.api, join(root, 'dist', 'lab'));
  all = await resources(cluster.api);
});

afterAll(() => cluster?.supervision.end());

describe.each(RELEASES)(`Mira $version on Kubernetes ${minor}`, (release) => {
  const { version, lists } = release;
  const only = onlyNamespace(release);
  const hasSidecar = version < '1';
  let pod: V1PodSpec;
  let token: string;
  let proxy: KubectlProxy | undefined;

  /** As Mira asks: through its sidecar where it has one, otherwise with the token of its pod. */
  const ask = (path: string): Promise<Answer> =>
    proxy ? proxy.ask('GET', path) : cluster.api.request('GET', path, { token });

  function sidecar(): KubectlProxy {
    if (!proxy) throw new Error('there is no sidecar');
    return proxy;
  }

  beforeAll(async () => {
    writeFiles(root, { 'environments/lab.yaml': stringify(lab(minor, release)) });
    const { code, stderr } = await runHere(root, 'synth');
    if (code !== 0) throw new Error(stderr);
    expect(await delivery.sync()).toEqual([]);
    const path = '/apis/apps/v1/namespaces/qlik/deployments/mira';
    pod = (await cluster.api.request<V1Deployment>('GET', path)).body.spec?.template.spec ?? { containers: [] };
    token = await tokenOf(cluster.api, 'qlik', pod.serviceAccountName ?? '');
    const container = containersOf(pod).find(({ name }) => name === 'kubectl-proxy');
    if (container) proxy = await startProxy(cluster, kubectl, container, token);
  });

  afterAll(() => proxy?.end());

  it('runs, with a sidecar if it needs one', async () => {
    expect(proxy !== undefined).toBe(hasSidecar);
    const path = '/apis/apps/v1/namespaces/qlik/deployments/mira/status';
    await eventually(
      async () => (await cluster.api.request<V1Deployment>('GET', path)).body,
      ({ metadata, status }) =>
        status?.observedGeneration === metadata?.generation &&
        [status?.replicas, status?.updatedReplicas, status?.readyReplicas].every((count) => count === 2),
    );
  });

  it('lists the engines that mira discovery says, and no other', async () => {
    const { stdout } = await runHere(root, 'discovery', 'lab', '--output', 'json');
    const { engines }: { engines: Declared[] } = JSON.parse(stdout);
    const requests = requestsOf(version, only);
    const listed = await eventually(
      async () => enginesIn(version, await ask(requests.at(-1) ?? '')),
      (found) => found.length === engines.length,
    );
    const sorted = (some: readonly unknown[]) => some.map((one) => JSON.stringify(one)).toSorted();
    const withWorkload = listed.map(({ pod: name, ...engine }) => ({ workload: workloadOf(name), ...engine }));
    expect(sorted(withWorkload)).toEqual(sorted(engines.map(declared)));
    expect(engines).toHaveLength(only === undefined ? 4 : 3);
  });

  it('gets an answer to each of its requests', async () => {
    for (const path of requestsOf(version, only)) {
      const { status, body } = await ask(path);
      expect([path, status, body.kind]).toEqual([path, 200, expect.stringMatching(/List$/)]);
      expect(body.items?.length).toBeGreaterThan(0);
    }
  });

  if (hasSidecar) {
    it('gets nothing else through its sidecar', async () => {
      const open = new Set(requestsOf(version, only).map((path) => path.split('?')[0] ?? ''));
      const through: string[] = [];
      const namespaces = ['qlik', 'kube-system'];
      const paths = all.flatMap((resource) => namespaces.flatMap((namespace) => pathsOf(resource, namespace)));
      for (const path of new Set([...paths, ...OTHER_PATHS])) {
        for (const method of open.has(path) ? [...METHODS, ...ODD_METHODS] : METHODS) {
          if (method === 'GET' && open.has(path)) continue;
          const { status, isOfProxy } = await answerOf(method, path);
          if (status !== 403 || !isOfProxy) through.push(`${method} ${path}: ${status}`);
        }
      }
      expect(through).toEqual([]);
    });

    /** Up to 1.28 the proxy sends a path with dots elsewhere before it looks at it. */
    async function answerOf(method: string, path: string): Promise<ProxyAnswer> {
      const answer = await sidecar().ask(method, path);
      return answer.status === 301 && answer.location !== undefined ? sidecar().ask(method, answer.location) : answer;
    }

    it('has a sidecar that answers to no other host, and does not watch', async () => {
      const [path = ''] = requestsOf(version, only);
      for (const host of ['evil.example', 'localhost.evil.example', 'xlocalhost', '127.0.0.1.evil.example']) {
        expect([host, (await sidecar().ask('GET', path, host)).status]).toEqual([host, 403]);
      }
      expect((await sidecar().ask('GET', `${path}${path.includes('?') ? '&' : '?'}watch=true`)).status).toBe(403);
    });

    it('has a sidecar that listens on the loopback address of its pod only', async () => {
      await expect(sidecar().connect('127.0.0.2')).rejects.toThrow('ECONNREFUSED');
    });

    it('has a sidecar whose probes succeed', () => {
      const codes: (number | null)[] = [];
      for (const { livenessProbe, readinessProbe, startupProbe } of containersOf(pod)) {
        for (const probe of [livenessProbe, readinessProbe, startupProbe]) {
          if (probe?.exec?.command) codes.push(sidecar().probe(probe.exec.command));
        }
      }
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.every((code) => code === 0)).toBe(true);
    });
  }

  it('has no other right, also past its sidecar', async () => {
    const allowed: string[] = [];
    for (const resource of all) {
      for (const path of pathsOf(resource, 'qlik')) {
        for (const method of METHODS) {
          if (method === 'OPTIONS' || isEverybodys(resource, method)) continue;
          const { status } = await cluster.api.request(method, path, { token });
          if (status !== 403) allowed.push(`${method} ${path}`);
        }
      }
    }
    expect(allowed.toSorted()).toEqual(rights().toSorted());
  });

  it.each(['qlik', 'default', 'reports', 'kube-system'])(
    'has the right to list in %s, and no more',
    async (namespace) => {
      const everybodys = await rulesOf(cluster.api, await tokenOf(cluster.api, 'default', 'default'), namespace);
      const own = (await rulesOf(cluster.api, token, namespace)).filter((rule) => !everybodys.includes(rule));
      const expected = lists.map((listed) => {
        const [apiGroup = '', resource = ''] = listed.split('/');
        return JSON.stringify({ verbs: ['list'], apiGroups: [apiGroup], resources: [resource] });
      });
      expect(own.toSorted()).toEqual(only === undefined || only === namespace ? expected.toSorted() : []);
    },
  );

  /** GET (and so HEAD) of the collections that Mira lists: of the cluster, or of one namespace. */
  function rights(): string[] {
    return all
      .filter(({ group, name }) => lists.includes(`${group}/${name}`))
      .flatMap(({ root: group, name }) => [
        ...(only === undefined ? [`${group}/${name}`] : []),
        `${group}/namespaces/qlik/${name}`,
      ])
      .flatMap((path) => [`GET ${path}`, `HEAD ${path}`]);
  }
});

interface Declared {
  readonly namespace: string;
  readonly workload: string;
  readonly apiPort: number;
  readonly metricsPort?: number;
}

function declared({ namespace, workload, apiPort, metricsPort }: Declared): Declared {
  return { workload, namespace, apiPort, ...(metricsPort !== undefined && { metricsPort }) };
}

/** The Deployment of a pod: its name without the hashes. */
function workloadOf(pod: string): string {
  return `Deployment/${pod.split('-').slice(0, -2).join('-')}`;
}

function containersOf({ initContainers = [], containers }: V1PodSpec): V1Container[] {
  return [...initContainers, ...containers];
}

/** Whether every ServiceAccount may do this: it learns about itself. Source: ClusterRole system:basic-user. */
function isEverybodys({ name }: Resource, method: string): boolean {
  return method === 'POST' && /^self/.test(name);
}
