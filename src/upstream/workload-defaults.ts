import { type Defaults, type Given, given } from './default-value';

const rollingUpdate =
  (values: Given) =>
  ({ type = 'RollingUpdate', rollingUpdate: own }: Given) =>
    type === 'RollingUpdate' ? { ...values, ...given(own) } : undefined;

/**
 * What is filled in in objects that make pods, or scale them, by type. The feature gate MaxUnavailableStatefulSet is off, but where it
 * is on, 1 is filled in.
 * Source: kubernetes v1.36.3, pkg/apis/{apps,batch}/v1/defaults.go, pkg/apis/autoscaling/v2/defaults.go.
 */
export const WORKLOAD_DEFAULTS: Readonly<Record<string, Defaults>> = {
  'apps.v1.DeploymentSpec': {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: () => ({}),
  },
  'apps.v1.DeploymentStrategy': {
    type: 'RollingUpdate',
    rollingUpdate: rollingUpdate({ maxUnavailable: '25%', maxSurge: '25%' }),
  },
  'apps.v1.RollingUpdateDeployment': { maxUnavailable: '25%', maxSurge: '25%' },
  'apps.v1.StatefulSetSpec': {
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: () => ({}),
    persistentVolumeClaimRetentionPolicy: () => ({}),
  },
  'apps.v1.StatefulSetUpdateStrategy': {
    type: 'RollingUpdate',
    // of a type that is given, nothing is filled in
    rollingUpdate: ({ type }) => (type === undefined ? { partition: 0, maxUnavailable: 1 } : undefined),
  },
  'apps.v1.RollingUpdateStatefulSetStrategy': { partition: 0, maxUnavailable: 1 },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Retain' },
  'apps.v1.DaemonSetSpec': { revisionHistoryLimit: 10, updateStrategy: () => ({}) },
  'apps.v1.DaemonSetUpdateStrategy': {
    type: 'RollingUpdate',
    rollingUpdate: rollingUpdate({ maxUnavailable: 1, maxSurge: 0 }),
  },
  'apps.v1.RollingUpdateDaemonSet': { maxUnavailable: 1, maxSurge: 0 },
  'apps.v1.ReplicaSetSpec': { replicas: 1 },
  'core.v1.ReplicationControllerSpec': {
    replicas: 1,
    selector: ({ template }) => given(given(template).metadata).labels,
  },
  'batch.v1.JobTemplateSpec': { metadata: () => ({}) },
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': { status: 'True' },
  'batch.v1.CronJobSpec': {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  'autoscaling.v1.HorizontalPodAutoscalerSpec': { minReplicas: 1, targetCPUUtilizationPercentage: 80 },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': {
    minReplicas: 1,
    metrics: () => [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
    ],
  },
};

/** What a Job has, but not the jobs of a CronJob until they are made. Source: SetDefaults_Job. */
export function ofJobItself({ spec, ...job }: Given): Given {
  const own = given(spec);
  const { parallelism, completions, backoffLimitPerIndex, podFailurePolicy } = own;
  const filled = {
    parallelism: 1,
    ...(parallelism === undefined && completions === undefined && { completions: 1 }),
    backoffLimit: backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1,
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  };
  return { ...job, spec: { ...filled, ...own } };
}

const SCALE_UP: Given = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};

const SCALE_DOWN: Given = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };

/** A behavior that says something is filled in for both directions. Source: GenerateHPAScaleUpRules, GenerateHPAScaleDownRules. */
export function withBothDirections(behavior: Given): Given {
  return {
    ...behavior,
    scaleUp: { ...SCALE_UP, ...given(behavior.scaleUp) },
    scaleDown: { ...SCALE_DOWN, ...given(behavior.scaleDown) },
  };
}
