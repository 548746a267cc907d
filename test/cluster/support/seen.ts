import type { V1EndpointSlice, V1PersistentVolumeClaim, V1Pod } from '@kubernetes/client-node';
import type { Api } from '../harness/api';

/** What there is of a client in a cluster, as far as its life goes. */
export interface Seen {
  /** Objects of git, by kind, without the Namespace. */
  readonly objects: readonly string[];
  readonly pods: readonly SeenPod[];
  readonly claims: readonly SeenClaim[];
  /** Addresses behind the client's Service that take traffic, with the port. */
  readonly endpoints: readonly string[];
  readonly namespace: boolean;
}

export interface SeenPod {
  readonly uid: string;
  readonly ready: boolean;
  readonly images: readonly string[];
  readonly memoryLimits: readonly string[];
  readonly address?: string;
}

export interface SeenClaim {
  readonly uid: string;
  readonly phase: string;
  readonly volume?: string;
  readonly size: string;
}

const KINDS = {
  '/api/v1': ['serviceaccounts', 'services'],
  '/apis/apps/v1': ['statefulsets'],
  '/apis/networking.k8s.io/v1': ['ingresses', 'networkpolicies'],
};

/** Looks for a client. */
export async function look(api: Api, client: string, namespace: string): Promise<Seen> {
  const list = async <T>(group: string, resource: string, selector: string): Promise<T[]> => {
    const path = `${group}/namespaces/${namespace}/${resource}?labelSelector=${encodeURIComponent(selector)}`;
    return (await api.request<{ items: T[] }>('GET', path)).body.items;
  };
  const objects: string[] = [];
  for (const [group, resources] of Object.entries(KINDS)) {
    for (const resource of resources) {
      const items = await list<{ metadata: { name: string } }>(group, resource, `mira-gitops.io/client=${client}`);
      for (const { metadata } of items) objects.push(`${resource}/${metadata.name}`);
    }
  }
  const instance = `app.kubernetes.io/instance=client-${client}`;
  const pods = await list<V1Pod>('/api/v1', 'pods', instance);
  const claims = await list<V1PersistentVolumeClaim>('/api/v1', 'persistentvolumeclaims', instance);
  const slices = await list<V1EndpointSlice>(
    '/apis/discovery.k8s.io/v1',
    'endpointslices',
    `kubernetes.io/service-name=client-${client}`,
  );
  return {
    objects,
    pods: pods.map(pod),
    claims: claims.map(claim),
    endpoints: slices.flatMap(addresses),
    namespace: await api.answers(`/api/v1/namespaces/${namespace}`),
  };
}

function pod({ metadata, spec, status }: V1Pod): SeenPod {
  const containers = spec?.containers ?? [];
  return {
    uid: metadata?.uid ?? '',
    ready: (status?.conditions ?? []).some((condition) => condition.type === 'Ready' && condition.status === 'True'),
    images: containers.map(({ image = '' }) => image),
    memoryLimits: containers.map(({ resources }) => resources?.limits?.memory ?? ''),
    address: status?.podIP,
  };
}

function claim({ metadata, spec, status }: V1PersistentVolumeClaim): SeenClaim {
  return {
    uid: metadata?.uid ?? '',
    phase: status?.phase ?? '',
    volume: spec?.volumeName,
    size: spec?.resources?.requests?.storage ?? '',
  };
}

function addresses({ endpoints, ports = [] }: V1EndpointSlice): string[] {
  const ready = (endpoints ?? []).filter(({ conditions }) => conditions?.ready);
  return ready.flatMap(({ addresses: [address] }) => (ports ?? []).map(({ port }) => `${address}:${port}`));
}
