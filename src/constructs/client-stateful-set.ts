import type { V1PersistentVolumeClaim, V1PodSpec, V1StatefulSet } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { DATA_VOLUME } from '../upstream/client-product';
import type { ClientParts, ClientStackProps } from './client-stack';
import { kubernetesObject } from './kubernetes-object';
import { type Labels, versionLabel } from './labels';
import { CLIENT_PRIORITY } from './priority-classes';
import { spread } from './scheduling';
import { podSecurityContext, secured } from './security-context';

export interface ClientStatefulSetProps extends ClientStackProps {
  readonly parts: ClientParts;
}

/**
 * The pod of a client and its volume. Selector, serviceName, volumeClaimTemplates and podManagementPolicy can
 * never be changed: golden tests guard them.
 */
export class ClientStatefulSet extends Construct {
  constructor(scope: Construct, id: string, props: ClientStatefulSetProps) {
    super(scope, id);
    const { parts, podAnnotations } = props;
    const version = versionLabel(props.version);
    kubernetesObject<V1StatefulSet>(this, 'stateful-set', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        ...parts.metadata,
        labels: { ...parts.metadata.labels, ...version },
        ...optionalAnnotations({ ...props.annotations, ...podAnnotations }),
      },
      spec: {
        replicas: props.suspended ? 0 : 1,
        serviceName: parts.headlessName,
        // OrderedReady would wait for a broken pod to become ready before it takes a revert: kubernetes/kubernetes#67250
        podManagementPolicy: 'Parallel',
        revisionHistoryLimit: 3,
        selector: { matchLabels: parts.selector },
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        template: {
          metadata: { labels: { ...parts.podLabels, ...version }, ...optionalAnnotations(podAnnotations) },
          spec: podSpec(props),
        },
        volumeClaimTemplates: [claimTemplate(props.storage)],
      },
    });
  }
}

function optionalAnnotations(annotations: Labels | undefined): { annotations?: Labels } {
  return annotations && Object.keys(annotations).length > 0 ? { annotations } : {};
}

function podSpec(props: ClientStatefulSetProps): V1PodSpec {
  const { parts, imagePullSecret, nodeSelector = {}, tolerations = [] } = props;
  const { product } = parts;
  return {
    serviceAccountName: parts.metadata.name,
    automountServiceAccountToken: false,
    // some thousand Services in one namespace make more variables than a process can be started with
    enableServiceLinks: false,
    priorityClassName: CLIENT_PRIORITY,
    ...(imagePullSecret !== undefined && { imagePullSecrets: [{ name: imagePullSecret }] }),
    securityContext: podSecurityContext(product),
    terminationGracePeriodSeconds: 60,
    topologySpreadConstraints: spread({ 'app.kubernetes.io/name': product.name }),
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector: { ...nodeSelector } }),
    ...(tolerations.length > 0 && { tolerations: [...tolerations] }),
    containers: product.containers(props).map((container) => secured(container, product)),
    ...(product.volumes.length > 0 && { volumes: [...product.volumes] }),
  };
}

/**
 * Written out as the API server stores it: what it would fill in, Argo CD would report as a difference for ever.
 * No labels: a tracking label would make Argo CD prune the claim (argoproj/argo-cd#3050).
 */
function claimTemplate({ size, className }: ClientStackProps['storage']): V1PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: DATA_VOLUME },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: size } },
      storageClassName: className,
      volumeMode: 'Filesystem',
    },
    status: { phase: 'Pending' },
  };
}
