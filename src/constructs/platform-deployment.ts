import type { V1Deployment, V1DeploymentStrategy, V1PodSpec } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { kubernetesObject } from './kubernetes-object';
import { type AppIdentity, appLabels, type Labels, selectorLabels, versionLabel } from './labels';
import { PLATFORM_PRIORITY } from './priority-classes';
import { apart, spread } from './scheduling';
import { podSecurityContext } from './security-context';

export interface PlatformDeploymentProps {
  readonly app: AppIdentity;
  readonly namespace: string;
  readonly version: string;
  readonly replicas: number;
  /** uid and gid. */
  readonly user: number;
  readonly imagePullSecret: string;
  /** How long a pod has to end, in seconds. */
  readonly terminationGracePeriodSeconds: number;
  /** What differs between workloads. */
  readonly pod: Pick<V1PodSpec, 'initContainers' | 'containers' | 'volumes' | 'nodeSelector' | 'tolerations'>;
  /** @default - one new pod at a time, and none taken away before it is ready */
  readonly strategy?: V1DeploymentStrategy;
  /** Labels of the pods beside the recommended ones. @default - none */
  readonly podLabels?: Labels;
  /** Labels of the Deployment. @default - none but the recommended ones */
  readonly labels?: Labels;
}

/** A Deployment of the platform's own, with all that makes its pods safe. */
export class PlatformDeployment extends Construct {
  constructor(scope: Construct, id: string, props: PlatformDeploymentProps) {
    super(scope, id);
    const { app, namespace, replicas, strategy = ONE_BY_ONE } = props;
    const labels = { ...appLabels(app), ...versionLabel(props.version) };
    kubernetesObject<V1Deployment>(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: app.instance, namespace, labels: { ...props.labels, ...labels } },
      spec: {
        replicas,
        revisionHistoryLimit: 3,
        selector: { matchLabels: selectorLabels(app) },
        strategy,
        template: { metadata: { labels: { ...labels, ...props.podLabels } }, spec: podSpec(props) },
      },
    });
  }
}

const ONE_BY_ONE: V1DeploymentStrategy = {
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
};

function podSpec({ app, replicas, user, pod, ...props }: PlatformDeploymentProps): V1PodSpec {
  return {
    serviceAccountName: app.instance,
    automountServiceAccountToken: false,
    // a Service called mira would otherwise set MIRA_PORT and the like, which Mira takes for its own settings
    enableServiceLinks: false,
    priorityClassName: PLATFORM_PRIORITY,
    imagePullSecrets: [{ name: props.imagePullSecret }],
    securityContext: podSecurityContext({ user }),
    terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
    topologySpreadConstraints: spread(selectorLabels(app)),
    ...apart(replicas, selectorLabels(app)),
    ...pod,
  };
}
