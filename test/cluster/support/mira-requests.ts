import type { V1Endpoints, V1EndpointsList, V1Pod, V1PodList } from '@kubernetes/client-node';
import type { Answer } from '../harness/api';

/**
 * What releases of Mira ask the API server, and how they read the answers. Written down from Mira's source at each tag
 * (github.com/qlik-oss/mira, src/kubernetes/), and not taken from our own code, which the tests compare it with.
 */

/** An engine as a Mira lists it. */
export interface ListedEngine {
  readonly namespace: string;
  /** Name of the pod. */
  readonly pod: string;
  readonly apiPort: number;
  readonly metricsPort?: number;
}

const PODS = '/api/v1/pods?labelSelector=qix-engine';
const WITH_OWNERS = ['/apis/apps/v1/replicasets', '/apis/apps/v1/deployments', PODS];

/** The requests of a release, in its order. @param namespace the only one that it lists, from 2.0.0 on */
export function requestsOf(version: string, namespace?: string): readonly string[] {
  if (version === '0.0.1') return ['/api/v1/endpoints'];
  if (version < '0.4') return [PODS];
  if (namespace === undefined) return WITH_OWNERS;
  return [
    `/apis/apps/v1/namespaces/${namespace}/replicasets`,
    `/apis/apps/v1/namespaces/${namespace}/deployments`,
    `/api/v1/namespaces/${namespace}/pods?pretty=false&labelSelector=qix-engine`,
  ];
}

/** The engines in the answer to the last of the requests. */
export function enginesIn(version: string, { body }: Answer<unknown>): ListedEngine[] {
  const engines =
    version === '0.0.1'
      ? (body as V1EndpointsList).items.flatMap(behindEndpoints)
      : (body as V1PodList).items.flatMap(running);
  return engines.toSorted((a, b) => (a.pod < b.pod ? -1 : 1));
}

/** Release 0.0.1: whatever is ready behind a port named `qix`. */
function behindEndpoints({ metadata, subsets = [] }: V1Endpoints): ListedEngine[] {
  return subsets.flatMap(({ addresses = [], ports = [] }) => {
    const qix = ports.find(({ name }) => name === 'qix');
    if (!qix) return [];
    return addresses.map(({ targetRef }) => ({
      namespace: metadata?.namespace ?? '',
      pod: targetRef?.name ?? '',
      apiPort: qix.port,
    }));
  });
}

/** Later releases: running pods with the label; other labels name the ports. */
function running({ metadata, status }: V1Pod): ListedEngine[] {
  if (status?.phase !== 'Running') return [];
  const { name = '', namespace = '', labels = {} } = metadata ?? {};
  const { 'qix-engine-api-port': api = '9076', 'qix-engine-metrics-port': metrics = '9090' } = labels;
  return [{ namespace, pod: name, apiPort: Number(api), metricsPort: Number(metrics) }];
}
