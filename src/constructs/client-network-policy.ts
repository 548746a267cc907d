import type { V1NetworkPolicyEgressRule } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import type { MailSettings, PostgresServer, ProductRoute } from '../upstream/client-product';
import type { Labels } from './labels';
import { INTERNET, NetworkPolicy, type PodsOf, podsOf, tcp } from './network-policy';

export interface ClientNetworkPolicyProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly podLabels: Labels;
  readonly ingressController: PodsOf;
  readonly routes: readonly ProductRoute[];
  readonly allowTo: readonly string[];
  /** @default - no mail leaves */
  readonly mail?: MailSettings;
  /** @default - no database outside of the pod */
  readonly postgres?: PostgresServer;
}

/** Only the ingress controller comes in; mail, database and HTTPS (single sign-on, webhooks) go out. */
export class ClientNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, props: ClientNetworkPolicyProps) {
    super(scope, id);
    const { name, namespace, labels, podLabels, ingressController, routes, allowTo } = props;
    const https = [...INTERNET, ...allowTo.map((cidr) => ({ ipBlock: { cidr } }))];
    const from = [podsOf(ingressController.namespace, ingressController.podLabels)];
    new NetworkPolicy(this, 'policy', {
      name,
      namespace,
      labels,
      podLabels,
      ingress: [{ from, ports: tcp(...routes.map(({ port }) => port)) }],
      egress: [...services(props), { to: https, ports: tcp(443) }],
    });
  }
}

/** A policy knows no host names, and a server may be in the cluster or out of it: it is named by its port. */
function services({ mail, postgres }: ClientNetworkPolicyProps): V1NetworkPolicyEgressRule[] {
  const ports = [mail?.port, mail?.rescue?.port, postgres?.port].filter((port) => port !== undefined);
  return ports.length === 0 ? [] : [{ ports: tcp(...ports) }];
}
