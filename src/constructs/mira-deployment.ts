import type { V1Container, V1EnvVar, V1Volume } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { hasNativeSidecars } from '../upstream/kubernetes';
import {
  MIRA_IMAGE,
  MIRA_PORT,
  MIRA_RESOURCES,
  type MiraRelease,
  type MiraVersion,
  QLIK_PULL_SECRET,
} from '../upstream/qlik-mira';
import { API_TOKEN_MOUNT, API_TOKEN_VOLUME } from './api-token';
import { kubectlProxy } from './kubectl-proxy';
import type { AppIdentity } from './labels';
import type { MiraProps } from './mira';
import { PlatformDeployment, type PlatformDeploymentProps } from './platform-deployment';
import { secured } from './security-context';

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
    const { imagePullSecret = QLIK_PULL_SECRET } = props;
    new PlatformDeployment(this, 'deployment', {
      ...props,
      imagePullSecret,
      user: props.release.user,
      terminationGracePeriodSeconds: 30,
      pod: pod(props),
    });
  }
}

function pod(props: MiraDeploymentProps): PlatformDeploymentProps['pod'] {
  const { release, kubernetesVersion } = props;
  const mira = miraContainer(props);
  if (release.access === 'in-cluster') return { containers: [mira], volumes: [API_TOKEN_VOLUME] };
  const proxy = kubectlProxy({ release, kubernetesVersion });
  const volumes = [API_TOKEN_VOLUME, PROXY_HOME];
  return hasNativeSidecars(kubernetesVersion)
    ? { initContainers: [proxy], containers: [mira], volumes }
    : { containers: [mira, proxy], volumes };
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
  return secured(container, { user: release.user });
}

function variables(targetNamespace: string | undefined, { namespaced }: MiraRelease): V1EnvVar[] {
  const mode = { name: 'MIRA_MODE', value: 'kubernetes' };
  if (!namespaced || targetNamespace === undefined) return [mode];
  return [mode, { name: 'MIRA_KUBERNETES_TARGET_NAMESPACE', value: targetNamespace }];
}
