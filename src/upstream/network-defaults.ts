import { type Defaults, type Given, given } from './default-value';

const isOutside = ({ type = 'ClusterIP', externalIPs }: Given) =>
  type === 'NodePort' || type === 'LoadBalancer' || (type === 'ClusterIP' && externalIPs !== undefined);

/** Seconds for which a client is led to the same pod. Source: DefaultClientIPServiceAffinitySeconds. */
const AFFINITY = 10_800;

/**
 * What is filled in in objects about traffic, by type.
 * Source: kubernetes v1.36.3, pkg/apis/{core,networking,discovery}/v1/defaults.go.
 */
export const NETWORK_DEFAULTS: Readonly<Record<string, Defaults>> = {
  'core.v1.ServicePort': { protocol: 'TCP', targetPort: ({ port }) => port },
  'core.v1.ServiceSpec': {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: ({ type }) => (type === 'ExternalName' ? undefined : 'Cluster'),
    externalTrafficPolicy: (spec) => (isOutside(spec) ? 'Cluster' : undefined),
    allocateLoadBalancerNodePorts: ({ type }) => (type === 'LoadBalancer' ? true : undefined),
  },
  'core.v1.EndpointPort': { protocol: 'TCP' },
  'discovery.v1.EndpointPort': { protocol: 'TCP', name: '' },
  'discovery.v1.Endpoint': { conditions: () => ({}) },
  'networking.v1.NetworkPolicySpec': {
    podSelector: () => ({}),
    policyTypes: ({ egress }) => (egress === undefined ? ['Ingress'] : ['Ingress', 'Egress']),
  },
  'networking.v1.NetworkPolicyPort': { protocol: 'TCP' },
  'networking.v1.IngressClassParametersReference': { scope: 'Cluster' },
};

/** Source: SetDefaults_Service. */
export function withAffinity({ sessionAffinityConfig, ...spec }: Given): Given {
  if (spec.sessionAffinity !== 'ClientIP') return spec;
  const { timeoutSeconds = AFFINITY } = given(given(sessionAffinityConfig).clientIP);
  return { ...spec, sessionAffinityConfig: { clientIP: { timeoutSeconds } } };
}
