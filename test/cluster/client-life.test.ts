import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { runHere } from '../support/run-mira';
import { REPOSITORY, rootWith, writeFiles } from '../support/temp-root';
import { type Cluster, startCluster } from './harness/cluster';
import { testContext } from './support/context';
import { Delivery } from './support/delivery';
import { eventually } from './support/eventually';
import { look, type Seen } from './support/seen';

const { minor, files } = testContext();

const RUNNING = ['serviceaccounts', 'services', 'services', 'statefulsets', 'ingresses', 'networkpolicies'];

/** An environment of this repository, without what it has beside clients. */
function environment(name: string): Record<string, unknown> {
  const text = readFileSync(join(REPOSITORY, 'environments', `${name}.yaml`), 'utf8');
  const { mira, engines, ...rest } = parse(text);
  return { ...rest, kubernetesVersion: '1.28' };
}

interface Case {
  readonly title: string;
  readonly environment: string;
  readonly namespace: string;
  /** How many containers the pod has, and the port behind the Service. */
  readonly containers: number;
  readonly ports: readonly number[];
  /** Another version, and a change of a setting of the container. */
  readonly version: string;
  readonly container: string;
}

const CASES: readonly Case[] = [
  {
    title: 'CISO Assistant in a namespace of its own',
    environment: 'int',
    namespace: 'client-acme',
    containers: 3,
    ports: [8000, 3000],
    version: 'v3.20.8',
    container: 'backend',
  },
  {
    title: 'MIRA of 2023 in a shared namespace',
    environment: 'demo',
    namespace: 'clients',
    containers: 1,
    ports: [8000],
    version: '3.0beta2',
    container: 'mira',
  },
];

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({ files, controllers: true });
});

afterAll(() => cluster?.supervision.end());

describe.each(CASES)(`the life of a client on Kubernetes ${minor}: $title`, (props) => {
  const { environment: name, namespace, version, container } = props;
  const file = `clients/${name}/acme.yaml`;
  const neighbour = { [`clients/${name}/globex.yaml`]: 'adminEmail: it@globex.example\n' };
  const root = rootWith({ [`environments/${name}.yaml`]: stringify(environment(name)), ...neighbour });
  let delivery: Delivery;
  let added: Seen;
  let neighbourAdded: Seen;

  const see = () => look(cluster.api, 'acme', namespace);
  const lookAtNeighbour = () => look(cluster.api, 'globex', namespace === 'clients' ? namespace : 'client-globex');

  /** A change of the client's file, generated and delivered. */
  async function commit(client: Record<string, unknown> | undefined, ...flags: string[]): Promise<string[]> {
    if (client) writeFiles(root, { [file]: stringify({ adminEmail: 'it@acme.example', ...client }) });
    else rmSync(join(root, file));
    const { code, stderr } = await runHere(root, 'synth', ...flags);
    if (code !== 0) throw new Error(stderr);
    return delivery.sync();
  }

  function runs({ pods: [pod, ...others], claims, endpoints }: Seen): boolean {
    return pod?.ready === true && others.length === 0 && claims[0]?.phase === 'Bound' && endpoints.length > 0;
  }

  function kindsOf({ objects }: Seen): string[] {
    return objects.map((object) => object.split('/')[0] ?? '');
  }

  beforeAll(() => {
    delivery = new Delivery(cluster.api, join(root, 'dist', name));
  });

  it('is added: the pod runs, its claim is bound, the Service leads to it', async () => {
    expect(await commit({})).toEqual([]);
    added = await eventually(see, runs);
    neighbourAdded = await eventually(lookAtNeighbour, runs);
    expect(kindsOf(added)).toEqual(RUNNING);
    expect(added.claims).toHaveLength(1);
    expect(added.pods[0]?.images).toHaveLength(props.containers);
    const [pod] = added.pods;
    expect(added.endpoints.toSorted()).toEqual(props.ports.map((port) => `${pod?.address}:${port}`).toSorted());
  });

  it('gets another image: the pod is replaced, its claim is not', async () => {
    expect(await commit({ version })).toEqual([]);
    const after = await eventually(see, (seen) => runs(seen) && seen.pods[0]?.uid !== added.pods[0]?.uid);
    expect(after.pods[0]?.images.some((image) => image.endsWith(`:${version}`))).toBe(true);
    expect(after.pods[0]?.images).not.toEqual(added.pods[0]?.images);
    expect(after.claims).toEqual(added.claims);
  });

  it('gets other settings: the pod is replaced, its claim is not', async () => {
    const before = await see();
    expect(await commit({ version, resources: { [container]: { limits: { memory: '4Gi' } } } })).toEqual([]);
    const after = await eventually(see, (seen) => runs(seen) && seen.pods[0]?.uid !== before.pods[0]?.uid);
    expect(after.pods[0]?.memoryLimits).toContain('4Gi');
    expect(after.claims).toEqual(added.claims);
  });

  it('gets another name for people: nothing restarts', async () => {
    expect(await commit({})).toEqual([]);
    const before = await eventually(see, (seen) => runs(seen) && !seen.pods[0]?.memoryLimits.includes('4Gi'));
    expect(await commit({ displayName: 'Acme Corporation' })).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await see()).toEqual(before);
  });

  it('is suspended: no pod and no route, the claim stays', async () => {
    expect(await commit({ state: 'suspended' })).toEqual([]);
    const after = await eventually(see, ({ pods, endpoints }) => pods.length === 0 && endpoints.length === 0);
    expect(kindsOf(after)).toEqual(RUNNING.filter((kind) => kind !== 'ingresses'));
    expect(after.claims).toEqual(added.claims);
  });

  it('is resumed: the same claim and volume', async () => {
    expect(await commit({ state: 'active' })).toEqual([]);
    const after = await eventually(see, runs);
    expect(kindsOf(after)).toEqual(RUNNING);
    expect(after.claims).toEqual(added.claims);
  });

  it('is retired: nothing stays but the namespace and the claim', async () => {
    expect(await commit({ state: 'retired' })).toEqual([]);
    const after = await eventually(see, ({ pods, objects }) => pods.length === 0 && objects.length === 0);
    expect(after).toEqual({ objects: [], pods: [], endpoints: [], claims: added.claims, namespace: true });
  });

  it('is made again: it finds its claim', async () => {
    expect(await commit({})).toEqual([]);
    expect((await eventually(see, runs)).claims).toEqual(added.claims);
  });

  it('cannot get a larger volume in place: mira refuses, and so does the API server', async () => {
    await expect(commit({ storage: { size: '20Gi' } })).rejects.toThrow('cannot be changed');
    const refused = await commit({ storage: { size: '20Gi' } }, '--allow-immutable');
    expect(refused).toEqual([expect.stringContaining('Forbidden: updates to statefulset spec')]);
    expect(await commit({}, '--allow-immutable')).toEqual([]);
    expect((await eventually(see, runs)).claims).toEqual(added.claims);
  });

  it('loses its file: its objects go, its namespace and claim stay', async () => {
    expect(await commit(undefined)).toEqual([]);
    const after = await eventually(see, ({ pods, objects }) => pods.length === 0 && objects.length === 0);
    expect(after).toEqual({ objects: [], pods: [], endpoints: [], claims: added.claims, namespace: true });
  });

  it('gets its file back: it finds its claim', async () => {
    expect(await commit({})).toEqual([]);
    expect((await eventually(see, runs)).claims).toEqual(added.claims);
  });

  // the same pod, by its uid: it was never made again
  afterEach(async () => expect(await lookAtNeighbour()).toEqual(neighbourAdded));
});
