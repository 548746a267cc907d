import type {
  V1NetworkPolicy,
  V1NetworkPolicyEgressRule,
  V1NetworkPolicyPeer,
  V1NetworkPolicyPort,
  V1NetworkPolicySpec,
} from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { kubernetesObject } from './kubernetes-object';
import type { Labels } from './labels';

/** Who may open connections, to which ports. The Kubernetes client calls `from` `_from`: it is no name in Python. */
export interface IngressRule {
  /** None of them: nobody. @default - everybody */
  readonly from?: V1NetworkPolicyPeer[];
  readonly ports: V1NetworkPolicyPort[];
}

type PolicyWithFrom = Omit<V1NetworkPolicy, 'spec'> & {
  readonly spec: Omit<V1NetworkPolicySpec, 'ingress'> & { readonly ingress: readonly IngressRule[] };
};

export interface NetworkPolicyProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** The pods that it is about. */
  readonly podLabels: Labels;
  /** Everything else is refused. */
  readonly ingress: readonly IngressRule[];
  /** Everything else but DNS is refused. */
  readonly egress: readonly V1NetworkPolicyEgressRule[];
}

/** What pods may talk to, and who to them; names can always be looked up. */
export class NetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, props: NetworkPolicyProps) {
    super(scope, id);
    kubernetesObject<PolicyWithFrom>(this, 'network-policy', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: props.name, namespace: props.namespace, labels: props.labels },
      spec: {
        podSelector: { matchLabels: props.podLabels },
        policyTypes: ['Ingress', 'Egress'],
        // to Kubernetes an empty list of peers is everybody, as a missing one is
        ingress: props.ingress.filter(({ from }) => from?.length !== 0),
        egress: [DNS, ...props.egress.filter(({ to }) => to?.length !== 0)],
      },
    });
  }
}

/** Some pods of a namespace. */
export interface PodsOf {
  readonly namespace: string;
  /** @default - all of them */
  readonly podLabels?: Labels;
}

/** Pods of a namespace; all of them without `podLabels`. */
export function podsOf(namespace: string, podLabels?: Labels): V1NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ...(podLabels && { podSelector: { matchLabels: podLabels } }),
  };
}

/** TCP ports, each once and in order. */
export function tcp(...ports: number[]): V1NetworkPolicyPort[] {
  return [...new Set(ports)].sort((a, b) => a - b).map((port) => ({ protocol: 'TCP', port }));
}

/** Everywhere outside of private networks. */
export const INTERNET: V1NetworkPolicyPeer[] = [
  {
    ipBlock: {
      cidr: '0.0.0.0/0',
      except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
    },
  },
  { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } },
];

/** The cluster's DNS, or the cache of the node (NodeLocal DNSCache, k8s.io/docs/tasks/administer-cluster/nodelocaldns). */
const DNS: V1NetworkPolicyEgressRule = {
  to: [podsOf('kube-system', { 'k8s-app': 'kube-dns' }), { ipBlock: { cidr: '169.254.20.10/32' } }],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};
