import type { V1PersistentVolumeClaim, V1Service } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import type { ContainerResources } from '../upstream/client-product';
import { ENGINE_API_PORT, ENGINE_METRICS_PORT, ENGINE_VERSION, QIX_PORT_NAME } from '../upstream/qix-engine';
import { DisruptionBudget } from './disruption-budget';
import { EngineDeployment, type Toleration } from './engine-deployment';
import { kubernetesObject } from './kubernetes-object';
import { appLabels, instanceLabel, type Labels, selectorLabels } from './labels';
import { KEEP } from './namespace';
import { NetworkPolicy, type NetworkPolicyProps, podsOf, tcp } from './network-policy';
import { ServiceAccount } from './service-account';

export interface EngineGroupProps {
  /** Of the Deployment and the Service. */
  readonly name: string;
  readonly namespace: string;
  /**
   * Whether you accept Qlik's licence agreement: an engine that was not told so starts and serves nothing.
   * https://core.qlik.com/eula/
   */
  readonly acceptEULA: 'yes';
  /** @default 12.1016.0 */
  readonly version?: string;
  /** With tag. @default docker.io/qlikcore/engine at the version */
  readonly image?: string;
  /** @default dockerhub */
  readonly imagePullSecret?: string;
  /** @default 1 */
  readonly replicas?: number;
  /**
   * The Licenses service.
   * @default - none: the developer edition, five sessions at a time
   */
  readonly licenseServiceUrl?: string;
  /**
   * A volume for documents, kept when the group is removed.
   * @default - documents go with the pod
   */
  readonly documents?: EngineDocuments;
  /** The pods of Mira, which ask for health and metrics. @default - no discovery */
  readonly discovery?: { readonly namespace: string; readonly podLabels: Labels };
  /** Namespaces whose pods may open documents. @default - its own */
  readonly allowFrom?: readonly string[];
  /** Namespaces whose pods may read metrics, beside Mira. @default - none */
  readonly metricsFrom?: readonly string[];
  /**
   * Networks, as CIDR, that the engines may reach to load data.
   * @default - none: the group's own namespace and the Licenses service only
   */
  readonly allowTo?: readonly string[];
  /** @default - 0.5 to 2 CPU, 512Mi to 2Gi: documents live in memory, so set yours */
  readonly resources?: ContainerResources;
  /** @default - every node */
  readonly nodeSelector?: Labels;
  /** @default - none */
  readonly tolerations?: readonly Toleration[];
  /** Labels on every object. @default - none but the recommended ones */
  readonly labels?: Labels;
}

/** A volume that all engines of a group mount. */
export interface EngineDocuments {
  readonly size: string;
  readonly className: string;
  /** ReadWriteMany is needed for two or more engines. */
  readonly accessMode: 'ReadWriteOnce' | 'ReadWriteMany';
}

/**
 * QIX engines that are alike: a Deployment whose pods Mira finds by their labels, behind a Service whose port is
 * named `qix`.
 */
export class EngineGroup extends Construct {
  constructor(scope: Construct, id: string, props: EngineGroupProps) {
    super(scope, id);
    const { name, namespace, replicas = 1, version = ENGINE_VERSION } = props;
    const app = { name: 'qix-engine', instance: name, component: 'engine', partOf: 'qlik' };
    const common = { name, namespace, labels: { ...props.labels, ...appLabels(app) } };
    new ServiceAccount(this, 'service-account', common);
    if (props.documents) this.claim(common, props.documents);
    new EngineDeployment(this, 'deployment', { ...props, app, replicas, version });
    this.service(common, selectorLabels(app));
    new NetworkPolicy(this, 'network-policy', { ...common, podLabels: instanceLabel(app), ...traffic(props) });
    if (replicas > 1) new DisruptionBudget(this, 'budget', { ...common, podLabels: selectorLabels(app) });
  }

  private claim({ name, ...rest }: Common, { size, className, accessMode }: EngineDocuments): void {
    kubernetesObject<V1PersistentVolumeClaim>(this, 'documents', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: `${name}-documents`, ...rest, annotations: KEEP },
      spec: {
        accessModes: [accessMode],
        resources: { requests: { storage: size } },
        storageClassName: className,
        volumeMode: 'Filesystem',
      },
    });
  }

  private service(metadata: Common, selector: Labels): void {
    kubernetesObject<V1Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        type: 'ClusterIP',
        selector,
        ports: [
          { name: QIX_PORT_NAME, port: ENGINE_API_PORT, targetPort: ENGINE_API_PORT, protocol: 'TCP' },
          { name: 'metrics', port: ENGINE_METRICS_PORT, targetPort: ENGINE_METRICS_PORT, protocol: 'TCP' },
        ],
      },
    });
  }
}

/** Who may open which port of an engine, and where its data may come from. */
function traffic(props: EngineGroupProps): Pick<NetworkPolicyProps, 'ingress' | 'egress'> {
  const { namespace, allowFrom = [namespace], metricsFrom = [], allowTo = [], discovery, licenseServiceUrl } = props;
  const mira = discovery ? [podsOf(discovery.namespace, discovery.podLabels)] : [];
  return {
    ingress: [
      { from: allowFrom.map((from) => podsOf(from)), ports: tcp(ENGINE_API_PORT) },
      { from: metricsFrom.map((from) => podsOf(from)), ports: tcp(ENGINE_METRICS_PORT) },
      { from: mira, ports: tcp(ENGINE_API_PORT, ENGINE_METRICS_PORT) },
    ],
    egress: [
      // connectors run beside the engines
      { to: [podsOf(namespace), ...allowTo.map((cidr) => ({ ipBlock: { cidr } }))] },
      ...(licenseServiceUrl === undefined ? [] : [{ ports: tcp(portOf(licenseServiceUrl)) }]),
    ],
  };
}

/** A policy knows no host names: of the Licenses service only the port can be named. */
function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

interface Common {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}
