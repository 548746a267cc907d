import type { V1HTTPIngressPath, V1Ingress } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import type { ProductRoute } from '../upstream/client-product';
import { kubernetesObject } from './kubernetes-object';
import type { Labels } from './labels';

export interface ClientIngressProps {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Labels };
  readonly hosts: readonly string[];
  readonly routes: readonly ProductRoute[];
  readonly ingress: {
    readonly className: string;
    /** A ClusterIssuer of cert-manager. @default - no certificate is asked for */
    readonly clusterIssuer?: string;
    /** A TLS Secret in the client's namespace. @default - the ingress controller's default certificate */
    readonly secretName?: string;
    /** @default - none */
    readonly annotations?: Labels;
  };
}

/** The way in for a client's users: TLS ends at the ingress controller. */
export class ClientIngress extends Construct {
  constructor(scope: Construct, id: string, { metadata, hosts, routes, ingress }: ClientIngressProps) {
    super(scope, id);
    const secretName = ingress.clusterIssuer === undefined ? ingress.secretName : `${metadata.name}-tls`;
    const annotations = {
      ...ingress.annotations,
      ...(ingress.clusterIssuer !== undefined && { 'cert-manager.io/cluster-issuer': ingress.clusterIssuer }),
    };
    const paths = routes.map((route) => path(route, metadata.name));
    kubernetesObject<V1Ingress>(this, 'ingress', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) },
      spec: {
        ingressClassName: ingress.className,
        rules: hosts.map((host) => ({ host, http: { paths } })),
        tls: [{ hosts: [...hosts], ...(secretName !== undefined && { secretName }) }],
      },
    });
  }
}

function path({ path, portName }: ProductRoute, service: string): V1HTTPIngressPath {
  return { path, pathType: 'Prefix', backend: { service: { name: service, port: { name: portName } } } };
}
