import type { V1Service, V1ServicePort } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import type { ClientProduct, MailSettings, PostgresServer, ProductSettings } from '../upstream/client-product';
import { CLIENT_PRODUCTS, type ClientProductName } from '../upstream/client-products';
import { ClientIngress, type ClientIngressProps } from './client-ingress';
import { ClientNetworkPolicy } from './client-network-policy';
import { ClientStatefulSet } from './client-stateful-set';
import type { Toleration } from './engine-deployment';
import { kubernetesObject } from './kubernetes-object';
import { appLabels, instanceLabel, type Labels, selectorLabels } from './labels';
import type { PodsOf } from './network-policy';
import { ServiceAccount } from './service-account';

export interface ClientStackProps extends ProductSettings {
  readonly namespace: string;
  /** @default ciso-assistant */
  readonly product?: ClientProductName;
  /** The release, for the label `app.kubernetes.io/version`. */
  readonly version: string;
  /** No pods and no route, everything else kept. @default false */
  readonly suspended?: boolean;
  /** The volume with the client's data: neither can be changed in place. */
  readonly storage: { readonly size: string; readonly className: string };
  readonly ingress: ClientIngressProps['ingress'];
  /** The pods of the ingress controller, which alone may open connections. */
  readonly ingressController: PodsOf;
  /** Private networks that may be reached by HTTPS, as CIDR. @default - none: the internet only */
  readonly allowTo?: readonly string[];
  /** @default - none */
  readonly imagePullSecret?: string;
  /** @default - every node */
  readonly nodeSelector?: Labels;
  /** @default - none */
  readonly tolerations?: readonly Toleration[];
  /** Labels on every object but the pod. @default - none but the recommended ones */
  readonly labels?: Labels;
  /** Labels on every object and the pod: a change restarts it. @default - none */
  readonly podLabels?: Labels;
  /** Annotations on the StatefulSet and the pod: a change restarts it. @default - none */
  readonly podAnnotations?: Labels;
  /** Annotations on the StatefulSet only. @default - none */
  readonly annotations?: Labels;
}

/** What a workload and the objects around it share. */
export interface ClientParts {
  readonly product: ClientProduct;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Labels };
  readonly podLabels: Labels;
  readonly selector: Labels;
  /** The Service that gives the pod its name in DNS. */
  readonly headlessName: string;
}

/**
 * One client's installation of a product: ServiceAccount, Service, headless Service, StatefulSet, Ingress and
 * NetworkPolicy, all of which belong to this client alone.
 */
export class ClientStack extends Construct {
  constructor(scope: Construct, id: string, props: ClientStackProps) {
    super(scope, id);
    const parts = partsOf(props);
    const { metadata, product } = parts;
    new ServiceAccount(this, 'service-account', metadata);
    this.services(parts);
    new ClientStatefulSet(this, 'stateful-set', { ...props, parts });
    if (!props.suspended) {
      const { hosts, ingress } = props;
      new ClientIngress(this, 'ingress', { metadata, hosts, ingress, routes: product.routes });
    }
    new ClientNetworkPolicy(this, 'network-policy', {
      ...metadata,
      podLabels: instanceLabel(props),
      ingressController: props.ingressController,
      routes: product.routes,
      allowTo: props.allowTo ?? [],
      ...outbound(props),
    });
  }

  /** One Service for traffic, and the headless one that the StatefulSet is bound to for life. */
  private services({ metadata, selector, headlessName, product }: ClientParts): void {
    const ports = product.routes.map(
      ({ portName, port }): V1ServicePort => ({ name: portName, port, targetPort: port, protocol: 'TCP' }),
    );
    kubernetesObject<V1Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { type: 'ClusterIP', selector, ports },
    });
    kubernetesObject<V1Service>(this, 'headless-service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, name: headlessName },
      spec: { type: 'ClusterIP', clusterIP: 'None', selector, ports },
    });
  }
}

function partsOf({ instance, namespace, labels, podLabels, ...props }: ClientStackProps): ClientParts {
  const product: ClientProduct = CLIENT_PRODUCTS[props.product ?? 'ciso-assistant'];
  const app = { name: product.name, instance, component: 'client', partOf: 'clients' };
  const ofPod = { ...podLabels, ...appLabels(app) };
  return {
    product,
    metadata: { name: instance, namespace, labels: { ...labels, ...ofPod } },
    podLabels: ofPod,
    selector: selectorLabels(app),
    headlessName: `${instance}-headless`,
  };
}

function outbound({ mail, postgres }: ClientStackProps): { mail?: MailSettings; postgres?: PostgresServer } {
  return { ...(mail && { mail }), ...(postgres && { postgres }) };
}
