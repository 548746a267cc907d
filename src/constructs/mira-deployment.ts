import type { V1Container, V1Deployment, V1EnvVar, V1PodSpec, V1Volume } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { hasNativeSidecars } from '../upstream/kubernetes';
import {
  MIRA_IMAGE,
  MIRA_PORT,
  MIRA_RESOURCES,
  MIRA_USER,
  type MiraRelease,
  type MiraVersion,
} from '../upstream/qlik-mira';
import { API_TOKEN_MOUNT, API_TOKEN_VOLUME } from './api-token';
import { kubectlProxy } from './kubectl-proxy';
import { kubernetesObject } from './kubernetes-object';
import { type AppIdentity, appLabels, selectorLabels, versionLabel } from './labels';
import type { MiraProps } from './mira';
import { PLATFORM_PRIORITY } from './priority-classes';
import { apart, spread } from './scheduling';
import { podSecurityContext, secured } from './security-context';

export interface MiraDeploymentProps extends MiraProps {
  readonly app: AppIdentity;
  readonly release: MiraRelease;
  readonly replicas: number;
  readonly version: MiraVersion;
}

/** Mira's pods, with the kubectl proxy beside it where the release talks to the API server through one. */
export class MiraDeployment extends Construct {
  constructor(scope: Construct, id: string, props: MiraDeploymentProps) {
    super(scope, id);
    const { app, namespace, replicas } = props;
    const labels = { ...appLabels(app), ...versionLabel(props.version) };
    kubernetesObject<V1Deployment>(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: app.instance, namespace, labels: { ...props.labels, ...labels } },
      spec: {
        replicas,
        revisionHistoryLimit: 3,
        selector: { matchLabels: selectorLabels(app) },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: { metadata: { labels }, spec: podSpec(props) },
      },
    });
  }
}

function podSpec(props: MiraDeploymentProps): V1PodSpec {
  const { app, release, kubernetesVersion, replicas, imagePullSecret = 'dockerhub' } = props;
  const proxied = release.access === 'kubectl-proxy';
  const proxy = proxied ? [kubectlProxy({ release, kubernetesVersion, user: MIRA_USER })] : [];
  const native = hasNativeSidecars(kubernetesVersion);
  return {
    serviceAccountName: app.instance,
    automountServiceAccountToken: false,
    // a Service called mira would otherwise set MIRA_PORT and the like, which Mira takes for its own settings
    enableServiceLinks: false,
    priorityClassName: PLATFORM_PRIORITY,
    imagePullSecrets: [{ name: imagePullSecret }],
    securityContext: podSecurityContext({ user: MIRA_USER }),
    terminationGracePeriodSeconds: 30,
    topologySpreadConstraints: spread(selectorLabels(app)),
    ...apart(replicas, selectorLabels(app)),
    ...(native && proxied && { initContainers: proxy }),
    containers: [miraContainer(props), ...(native ? [] : proxy)],
    volumes: [API_TOKEN_VOLUME, ...(proxied ? [PROXY_HOME] : [])],
  };
}

const PROXY_HOME: V1Volume = { name: 'kubectl-tmp', emptyDir: { sizeLimit: '16Mi' } };

function miraContainer({
  release,
  image,
  version,
  resources = MIRA_RESOURCES,
  ...props
}: MiraDeploymentProps): V1Container {
  const health = { path: release.healthPath, port: MIRA_PORT, scheme: 'HTTP' };
  const engines = { path: release.enginesPath, port: MIRA_PORT, scheme: 'HTTP' };
  const container: V1Container = {
    name: 'mira',
    image: image ?? `${MIRA_IMAGE}:${version}`,
    ...(release.args.length > 0 && { args: [...release.args] }),
    env: variables(props.targetNamespace, release),
    ports: [{ name: 'http', containerPort: MIRA_PORT, protocol: 'TCP' }],
    resources,
    startupProbe: { httpGet: health, periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 60 },
    readinessProbe: { httpGet: engines, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    livenessProbe: { httpGet: health, periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 3 },
    ...(release.access === 'in-cluster' && { volumeMounts: [API_TOKEN_MOUNT] }),
  };
  return secured(container, { user: MIRA_USER });
}

function variables(targetNamespace: string | undefined, { namespaced }: MiraRelease): V1EnvVar[] {
  const mode = { name: 'MIRA_MODE', value: 'kubernetes' };
  if (!namespaced || targetNamespace === undefined) return [mode];
  return [mode, { name: 'MIRA_KUBERNETES_TARGET_NAMESPACE', value: targetNamespace }];
}
