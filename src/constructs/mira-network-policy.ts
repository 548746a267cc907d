import { Construct } from 'constructs';
import { DISCOVERY_LABEL, ENGINE_API_PORT, ENGINE_METRICS_PORT } from '../upstream/qix-engine';
import { MIRA_PORT } from '../upstream/qlik-mira';
import type { Labels } from './labels';
import { NetworkPolicy, podsOf, tcp } from './network-policy';

export interface MiraNetworkPolicyProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly podLabels: Labels;
  /** Namespaces whose pods may ask. */
  readonly allowFrom: readonly string[];
  /** Whether a NodePort leads to Mira: its visitors come from anywhere. */
  readonly exposed: boolean;
}

/**
 * Mira answers everybody who reaches it, with whole pod specifications: so only who needs it reaches it. It
 * polls every engine on both ports, in any namespace.
 */
export class MiraNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, { allowFrom, exposed, ...props }: MiraNetworkPolicyProps) {
    super(scope, id);
    const visitors = allowFrom.map((namespace) => podsOf(namespace));
    const engines = {
      namespaceSelector: {},
      podSelector: { matchExpressions: [{ key: DISCOVERY_LABEL, operator: 'Exists' }] },
    };
    new NetworkPolicy(this, 'policy', {
      ...props,
      ingress: [{ ...(!exposed && { from: visitors }), ports: tcp(MIRA_PORT) }],
      egress: [
        { to: [engines], ports: tcp(ENGINE_API_PORT, ENGINE_METRICS_PORT) },
        // no addresses: some network plug-ins (Cilium) do not take nodes and the API server for any
        { ports: API_SERVER_PORTS },
      ],
    });
  }
}

/** A policy sees the API server's own port, not the Service's: 443 when managed, 6443 by kubeadm, 8443 by minikube. */
const API_SERVER_PORTS = tcp(443, 6443, 8443);
