import type { V1Container, V1Toleration, V1Volume } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import {
  API_PORT_LABEL,
  DISCOVERY_LABEL,
  ENGINE_API_PORT,
  ENGINE_IMAGE,
  ENGINE_LIVENESS_PATH,
  ENGINE_METRICS_PORT,
  ENGINE_READINESS_PATH,
  ENGINE_RESOURCES,
  ENGINE_USER,
  METRICS_PORT_LABEL,
  QIX_PORT_NAME,
} from '../upstream/qix-engine';
import { QLIK_PULL_SECRET } from '../upstream/qlik-mira';
import type { EngineGroupProps } from './engine-group';
import type { AppIdentity, Labels } from './labels';
import { PlatformDeployment, type PlatformDeploymentProps } from './platform-deployment';
import { secured } from './security-context';

/** A taint that the pods bear. */
export type Toleration = Readonly<V1Toleration>;

export interface EngineDeploymentProps extends EngineGroupProps {
  readonly app: AppIdentity;
  readonly replicas: number;
  readonly version: string;
}

/** The pods of a group of engines. */
export class EngineDeployment extends Construct {
  constructor(scope: Construct, id: string, props: EngineDeploymentProps) {
    super(scope, id);
    const { documents, imagePullSecret = QLIK_PULL_SECRET } = props;
    new PlatformDeployment(this, 'deployment', {
      ...props,
      imagePullSecret,
      user: ENGINE_USER,
      terminationGracePeriodSeconds: 60,
      pod: pod(props),
      podLabels: discoveryLabels(),
      // a volume for one node would keep the new pod waiting for the old one
      ...(documents?.accessMode === 'ReadWriteOnce' && { strategy: { type: 'Recreate' } }),
    });
  }
}

/** What Mira finds an engine by. The value must be there: null would delete the label on server-side apply. */
function discoveryLabels(): Labels {
  return {
    [DISCOVERY_LABEL]: '',
    [API_PORT_LABEL]: String(ENGINE_API_PORT),
    [METRICS_PORT_LABEL]: String(ENGINE_METRICS_PORT),
  };
}

function pod(props: EngineDeploymentProps): PlatformDeploymentProps['pod'] {
  const { nodeSelector = {}, tolerations = [] } = props;
  return {
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector: { ...nodeSelector } }),
    ...(tolerations.length > 0 && { tolerations: [...tolerations] }),
    containers: [container(props)],
    volumes: [documentsVolume(props), { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } }],
  };
}

function documentsVolume({ app, documents }: EngineDeploymentProps): V1Volume {
  if (!documents) return { name: 'documents', emptyDir: { sizeLimit: '1Gi' } };
  return { name: 'documents', persistentVolumeClaim: { claimName: `${app.instance}-documents` } };
}

function container(props: EngineDeploymentProps): V1Container {
  const { image, version, resources = ENGINE_RESOURCES } = props;
  const get = (path: string) => ({ path, port: ENGINE_API_PORT, scheme: 'HTTP' });
  const engine: V1Container = {
    name: 'engine',
    image: image ?? `${ENGINE_IMAGE}:${version}`,
    args: settings(props).flatMap((setting) => ['-S', setting]),
    ports: [
      { name: QIX_PORT_NAME, containerPort: ENGINE_API_PORT, protocol: 'TCP' },
      { name: 'metrics', containerPort: ENGINE_METRICS_PORT, protocol: 'TCP' },
    ],
    resources,
    startupProbe: { httpGet: get(ENGINE_LIVENESS_PATH), periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 60 },
    readinessProbe: { httpGet: get(ENGINE_READINESS_PATH), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    // an engine that reloads a large document answers late; the Nomad example allows 2 s every 30 s
    livenessProbe: { httpGet: get(ENGINE_LIVENESS_PATH), periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 6 },
    volumeMounts: [
      { name: 'documents', mountPath: '/doc' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
  // what the closed image writes beside its documents is not documented: docs/decisions/004-exceptions.md
  return secured(engine, { user: ENGINE_USER, readOnlyRootFilesystem: false });
}

function settings({ acceptEULA, licenseServiceUrl }: EngineDeploymentProps): string[] {
  return [
    `AcceptEULA=${acceptEULA}`,
    'DocumentDirectory=/doc',
    ...(licenseServiceUrl === undefined ? [] : [`LicenseServiceUrl=${licenseServiceUrl}`]),
  ];
}
