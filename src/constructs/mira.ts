import type { V1Service } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import type { ContainerResources } from '../upstream/client-product';
import type { KubernetesVersion } from '../upstream/kubernetes';
import { MIRA_PORT, MIRA_VERSION, type MiraVersion, miraRelease } from '../upstream/qlik-mira';
import { DisruptionBudget } from './disruption-budget';
import { kubernetesObject } from './kubernetes-object';
import { appLabels, instanceLabel, type Labels, selectorLabels } from './labels';
import { ListAccess } from './list-access';
import { MiraDeployment } from './mira-deployment';
import { MiraNetworkPolicy } from './mira-network-policy';
import { ServiceAccount } from './service-account';

export interface MiraProps {
  readonly namespace: string;
  readonly kubernetesVersion: KubernetesVersion;
  /** @default 0.4.0 */
  readonly version?: MiraVersion;
  /** With tag. @default docker.io/qlikcore/mira at the version */
  readonly image?: string;
  /** @default dockerhub */
  readonly imagePullSecret?: string;
  /**
   * The namespace whose engines are listed; from 2.0.0 on.
   * @default - every namespace
   */
  readonly targetNamespace?: string;
  /** Each lists for itself. @default 2 */
  readonly replicas?: number;
  /**
   * The port on every node that leads to Mira.
   * @default - a ClusterIP Service
   */
  readonly nodePort?: number;
  /** Namespaces whose pods may ask. @default - its own */
  readonly allowFrom?: readonly string[];
  /** @default - 0.1 to 0.25 CPU, 70Mi to 120Mi, as upstream advises */
  readonly resources?: ContainerResources;
  /** Labels on every object. @default - none but the recommended ones */
  readonly labels?: Labels;
}

/**
 * Qlik Mira, the discovery service of QIX engines: Deployment, Service, ServiceAccount with the rights that this
 * release needs, NetworkPolicy. The objects are called `mira`, because Qlik's session placement service has
 * that name and port 9100 built in; `app.kubernetes.io/name` is `qlik-mira`, which is not intuitem's product.
 */
export class Mira extends Construct {
  constructor(scope: Construct, id: string, props: MiraProps) {
    super(scope, id);
    const {
      namespace,
      version = MIRA_VERSION,
      replicas = 2,
      allowFrom = [namespace],
      nodePort,
      targetNamespace,
    } = props;
    const app = { name: 'qlik-mira', instance: 'mira', component: 'discovery', partOf: 'qlik' };
    const common = { name: app.instance, namespace, labels: { ...props.labels, ...appLabels(app) } };
    const release = miraRelease(version);
    new ServiceAccount(this, 'service-account', common);
    new ListAccess(this, 'access', {
      // a cluster-wide name must not meet that of another installation
      name: `qlik-mira-${namespace}`,
      labels: common.labels,
      serviceAccount: { name: app.instance, namespace },
      resources: release.lists,
      ...(release.namespaced && targetNamespace !== undefined && { targetNamespace }),
    });
    new MiraDeployment(this, 'deployment', { ...props, app, release, replicas, version });
    this.service(common, selectorLabels(app), nodePort);
    new MiraNetworkPolicy(this, 'network-policy', {
      ...common,
      podLabels: instanceLabel(app),
      allowFrom,
      exposed: nodePort !== undefined,
    });
    if (replicas > 1) new DisruptionBudget(this, 'budget', { ...common, podLabels: selectorLabels(app) });
  }

  private service(
    metadata: { name: string; namespace: string; labels: Labels },
    selector: Labels,
    nodePort: number | undefined,
  ): void {
    const port = { name: 'http', port: MIRA_PORT, targetPort: MIRA_PORT, protocol: 'TCP' };
    kubernetesObject<V1Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec:
        nodePort === undefined
          ? { type: 'ClusterIP', selector, ports: [port] }
          : { type: 'NodePort', selector, ports: [{ ...port, nodePort }] },
    });
  }
}
