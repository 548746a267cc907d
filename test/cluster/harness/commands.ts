import { join } from 'node:path';
import type { ProgramName } from './program';
import type { Process } from './supervision';

/** What the programs of a cluster are told. Everything listens on 127.0.0.1. */
export interface Layout {
  readonly files: Readonly<Partial<Record<ProgramName, string>>>;
  readonly folder: string;
  readonly ports: {
    readonly etcd: number;
    readonly etcdPeer: number;
    readonly apiServer: number;
    readonly controllerManager: number;
    readonly scheduler: number;
  };
}

/** The store and the API server: all that acceptance needs. */
export function controlPlane(layout: Layout): Process[] {
  const { folder, ports } = layout;
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  return [
    process(layout, 'etcd', {
      'data-dir': join(folder, 'etcd'),
      'listen-client-urls': client,
      'advertise-client-urls': client,
      'listen-peer-urls': peer,
      'initial-advertise-peer-urls': peer,
      'initial-cluster': `default=${peer}`,
      'unsafe-no-fsync': 'true',
    }),
    process(layout, 'kube-apiserver', {
      'etcd-servers': client,
      'cert-dir': join(folder, 'certs'),
      'bind-address': '127.0.0.1',
      'secure-port': ports.apiServer,
      // a /24 has addresses for 254 Services only
      'service-cluster-ip-range': '10.96.0.0/12',
      'allow-privileged': 'true',
      'authorization-mode': 'RBAC',
      'token-auth-file': join(folder, 'tokens.csv'),
      'service-account-issuer': `https://127.0.0.1:${ports.apiServer}`,
      'service-account-key-file': join(folder, 'sa.pub'),
      'service-account-signing-key-file': join(folder, 'sa.key'),
    }),
  ];
}

/** What makes pods, binds claims and fills Services; the kubelets are KWOK's. */
export function controllers(layout: Layout): Process[] {
  const { folder, ports } = layout;
  const kubeconfig = join(folder, 'kubeconfig');
  return [
    process(layout, 'kube-controller-manager', {
      kubeconfig,
      'bind-address': '127.0.0.1',
      'secure-port': ports.controllerManager,
      'use-service-account-credentials': 'true',
      'service-account-private-key-file': join(folder, 'sa.key'),
      'root-ca-file': join(folder, 'certs', 'apiserver.crt'),
      'leader-elect': 'false',
      // by default it asks 20 times a second, and looks at what scales every 15 s
      'kube-api-qps': 500,
      'kube-api-burst': 500,
      'horizontal-pod-autoscaler-sync-period': '1s',
    }),
    process(layout, 'kube-scheduler', {
      kubeconfig,
      'bind-address': '127.0.0.1',
      'secure-port': ports.scheduler,
      'leader-elect': 'false',
    }),
    process(layout, 'kwok', {
      kubeconfig,
      'manage-all-nodes': 'true',
      // without, the node is taken for lost after 50 s
      'node-lease-duration-seconds': 40,
      config: join(folder, 'stages.yaml'),
    }),
  ];
}

function process({ files }: Layout, name: ProgramName, flags: Readonly<Record<string, string | number>>): Process {
  const args = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
  return { name, program: files[name] ?? name, args };
}
