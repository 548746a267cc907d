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
  const list = async (group: string, resource: string, selector: string) => {
    const path = `${group}/namespaces/${namespace}/${resource}?labelSelector=${encodeURIComponent(selector)}`;
    return (await api.request('GET', path)).body.items;
  };
  const objects: string[] = [];
  for (const [group, resources] of Object.entries(KINDS)) {
    for (const resource of resources) {
      const items = await list(group, resource, `mira-gitops.io/client=${client}`);
      for (const { metadata } of items) objects.push(`${resource}/${metadata.name}`);
    }
  }
  const instance = `app.kubernetes.io/instance=client-${client}`;
  const pods = await list('/api/v1', 'pods', instance);
  const claims = await list('/api/v1', 'persistentvolumeclaims', instance);
  const slices = await list(
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

// biome-ignore-start lint/suspicious/noExplicitAny: as an API server answers; a test that is wrong fails
function pod({ metadata, spec, status }: any): SeenPod {
  return {
    uid: metadata.uid,
    ready: (status.conditions ?? []).some(({ type, status }: any) => type === 'Ready' && status === 'True'),
    images: spec.containers.map(({ image }: any) => image),
    memoryLimits: spec.containers.map(({ resources }: any) => resources.limits.memory),
    address: status.podIP,
  };
}

function claim({ metadata, spec, status }: any): SeenClaim {
  const { volumeName: volume, resources } = spec;
  return { uid: metadata.uid, phase: status.phase, volume, size: resources.requests.storage };
}

function addresses({ endpoints, ports }: any): string[] {
  const ready = (endpoints ?? []).filter(({ conditions }: any) => conditions.ready);
  return ready.flatMap(({ addresses: [address] }: any) => (ports ?? []).map(({ port }: any) => `${address}:${port}`));
}
// biome-ignore-end lint/suspicious/noExplicitAny: see above
