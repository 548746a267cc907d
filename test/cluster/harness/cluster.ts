import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { V1Node } from '@kubernetes/client-node';
import { Api } from './api';
import { controllers, controlPlane, type Layout } from './commands';
import { writeCredentials, writeKubeconfig } from './credentials';
import { freePorts } from './free-ports';
import type { Programs } from './programs';
import { type Process, Supervision } from './supervision';

const STAGES = join(process.cwd(), 'test', 'cluster', 'harness', 'stages.yaml');

/** How long a program of the cluster may take until it is ready, on a busy machine. In milliseconds. */
const PATIENCE = 120_000;

/** A cluster on loopback, with an administrator. */
export interface Cluster {
  readonly api: Api;
  /** `https://127.0.0.1:…` */
  readonly server: string;
  /** The file with the certificate of the API server. */
  readonly authority: string;
  /** The administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly supervision: Supervision;
}

export interface ClusterProps {
  readonly files: Programs['files'];
  /**
   * Whether there are controllers, a scheduler and nodes on which pods run.
   * @default false: objects are admitted, and stay as they are
   */
  readonly controllers?: boolean;
  /** How many nodes there are, where there are controllers. @default 1 */
  readonly nodes?: number;
  /** @default - a new temporary one, gone afterwards */
  readonly folder?: string;
}

/**
 * Starts a cluster, ready to use. End it by ending its supervision.
 *
 * @param attempts where a port is taken by somebody else in between
 * @throws with the end of its log where a program ends, or is not ready in time
 */
export async function startCluster(props: ClusterProps, attempts = 3): Promise<Cluster> {
  const supervision = await Supervision.begin(props.folder);
  try {
    return await start(supervision, props);
  } catch (problem) {
    await supervision.end();
    // somebody else may take a port between our looking and its use
    if (attempts > 1 && /address already in use/.test(String(problem))) return startCluster(props, attempts - 1);
    throw problem;
  }
}

async function start(supervision: Supervision, props: ClusterProps): Promise<Cluster> {
  const { files, controllers: all = false, nodes = 1 } = props;
  const { folder } = supervision;
  const token = writeCredentials(folder);
  const [etcd, etcdPeer, apiServer, controllerManager, scheduler] = (await freePorts(5)) as Five;
  const layout: Layout = { files, folder, ports: { etcd, etcdPeer, apiServer, controllerManager, scheduler } };
  const server = `https://127.0.0.1:${apiServer}`;
  const authority = join(folder, 'certs', 'apiserver.crt');
  const plane = controlPlane(layout);
  for (const process of plane) supervision.start(process);
  // the certificate is there before it is whole
  const connect = () => new Api(server, readFileSync(authority, 'utf8'), token);
  await until('the API server', supervision, plane, async () => connect().answers('/readyz'));
  const api = connect();
  const kubeconfig = join(folder, 'kubeconfig');
  writeKubeconfig(kubeconfig, server, authority, token);
  if (all) await startControllers(supervision, layout, api, nodes);
  return { api, server, authority, kubeconfig, supervision };
}

type Five = [number, number, number, number, number];

async function startControllers(supervision: Supervision, layout: Layout, api: Api, nodes: number): Promise<void> {
  copyFileSync(STAGES, join(layout.folder, 'stages.yaml'));
  const processes = controllers(layout);
  for (const process of processes) supervision.start(process);
  for (let number = 1; number <= nodes; number += 1) await api.create(node(`node-${number}`));
  await until('the nodes', supervision, processes, async () => {
    const { body } = await api.request<{ items: V1Node[] }>('GET', '/api/v1/nodes');
    return body.items.length === nodes && body.items.every(isUsable);
  });
  await until('the default ServiceAccount', supervision, processes, () =>
    api.answers('/api/v1/namespaces/default/serviceaccounts/default'),
  );
}

function isUsable({ spec, status }: V1Node): boolean {
  return status?.conditions?.some(isReady) === true && !spec?.taints;
}

function isReady({ type, status }: { type: string; status: string }): boolean {
  return type === 'Ready' && status === 'True';
}

const CAPACITY = { cpu: '1000', memory: '4Ti', 'ephemeral-storage': '4Ti', pods: '10000' };

function node(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: { 'kubernetes.io/os': 'linux', 'kubernetes.io/hostname': name },
    },
    status: { capacity: CAPACITY, allocatable: CAPACITY },
  };
}

async function until(
  what: string,
  supervision: Supervision,
  processes: readonly Process[],
  isSo: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await isSo().catch(() => false))) {
    const ended = processes.find(({ name }) => supervision.ended(name) !== undefined);
    if (ended) throw new Error(`${ended.name} ended:\n${supervision.log(ended.name).slice(-3000)}`);
    if (Date.now() > deadline) throw new Error(`${what} is not ready after ${PATIENCE / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
