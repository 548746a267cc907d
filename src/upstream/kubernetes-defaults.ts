import { tagOf } from './image-reference';

type Value = Readonly<Record<string, unknown>>;

/** A value that the API server fills in, or how it comes to one. Undefined: it fills in none. */
type Default = ((given: Value) => unknown) | string | number | boolean;

type Defaults = Readonly<Record<string, Default>>;

const container: Defaults = {
  imagePullPolicy: ({ image }) => (tagOf(String(image ?? '')) === 'latest' ? 'Always' : 'IfNotPresent'),
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  resources: () => ({}),
};

const rollingUpdate =
  (values: Value) =>
  ({ type = 'RollingUpdate', rollingUpdate: given }: Value) =>
    type === 'RollingUpdate' ? { ...values, ...(given as Value | undefined) } : undefined;

const isOutside = ({ type }: Value) => type === 'NodePort' || type === 'LoadBalancer';

/**
 * What the API server fills in where nothing is given, by type. An object with it written out is the same object.
 *
 * Source: kubernetes v1.36.3, pkg/apis/{core,apps,batch,networking,autoscaling,rbac}/v1/defaults.go, and `+default`
 * in staging/src/k8s.io/api/core/v1/types.go.
 */
export const DEFAULTS: Readonly<Record<string, Defaults>> = {
  'core.v1.Container': container,
  'core.v1.EphemeralContainer': container,
  'core.v1.ContainerPort': { protocol: 'TCP' },
  'core.v1.ServicePort': { protocol: 'TCP', targetPort: ({ port }) => port },
  'core.v1.Probe': { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  'core.v1.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.v1.PodSpec': {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    securityContext: () => ({}),
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
    // an older name of the same field, which is kept up to date
    serviceAccount: ({ serviceAccountName }) => serviceAccountName,
    serviceAccountName: ({ serviceAccount }) => serviceAccount,
  },
  'core.v1.Volume': { emptyDir: (volume) => (Object.keys(volume).length === 1 ? {} : undefined) },
  'core.v1.SecretVolumeSource': { defaultMode: 0o644 },
  'core.v1.ConfigMapVolumeSource': { defaultMode: 0o644 },
  'core.v1.DownwardAPIVolumeSource': { defaultMode: 0o644 },
  'core.v1.ProjectedVolumeSource': { defaultMode: 0o644 },
  'core.v1.ServiceAccountTokenProjection': { expirationSeconds: 3600 },
  'core.v1.HostPathVolumeSource': { type: '' },
  'core.v1.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.v1.PersistentVolumeClaimSpec': { volumeMode: 'Filesystem' },
  'core.v1.Secret': { type: 'Opaque' },
  'core.v1.ServiceSpec': {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: ({ type }) => (type === 'ExternalName' ? undefined : 'Cluster'),
    externalTrafficPolicy: (spec) => (isOutside(spec) ? 'Cluster' : undefined),
    allocateLoadBalancerNodePorts: ({ type }) => (type === 'LoadBalancer' ? true : undefined),
  },
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
    rollingUpdate: rollingUpdate({ partition: 0, maxUnavailable: 1 }),
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
  'batch.v1.JobSpec': {
    parallelism: 1,
    completions: ({ parallelism }) => (parallelism === undefined ? 1 : undefined),
    backoffLimit: ({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1),
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
  },
  'batch.v1.CronJobSpec': {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  'networking.v1.NetworkPolicySpec': {
    policyTypes: ({ egress }) => (Array.isArray(egress) && egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']),
  },
  'networking.v1.NetworkPolicyPort': { protocol: 'TCP' },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': { minReplicas: 1 },
  'rbac.v1.RoleRef': { apiGroup: 'rbac.authorization.k8s.io' },
  'rbac.v1.Subject': {
    apiGroup: ({ kind }) => (kind === 'ServiceAccount' ? undefined : 'rbac.authorization.k8s.io'),
  },
};
