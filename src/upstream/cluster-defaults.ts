import { type Defaults, type Given, given } from './default-value';

const webhook: Defaults = {
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  namespaceSelector: () => ({}),
  objectSelector: () => ({}),
  timeoutSeconds: 10,
};

/**
 * What is filled in in other objects, by type.
 * Source: kubernetes v1.36.3, pkg/apis/{core,rbac,scheduling,storage,admissionregistration}/v1/defaults.go.
 */
export const CLUSTER_DEFAULTS: Readonly<Record<string, Defaults>> = {
  'core.v1.Secret': { type: 'Opaque' },
  // what a claim template does not say of itself
  'core.v1.PersistentVolumeClaim': {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    status: () => ({ phase: 'Pending' }),
  },
  'core.v1.PersistentVolumeClaimSpec': { volumeMode: 'Filesystem', resources: () => ({}) },
  'core.v1.PersistentVolumeSpec': { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
  'storage.v1.StorageClass': { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
  'storage.v1.CSIDriverSpec': {
    attachRequired: true,
    podInfoOnMount: false,
    storageCapacity: false,
    fsGroupPolicy: 'ReadWriteOnceWithFSType',
    volumeLifecycleModes: () => ['Persistent'],
    requiresRepublish: false,
    seLinuxMount: false,
  },
  'scheduling.v1.PriorityClass': { preemptionPolicy: 'PreemptLowerPriority' },
  'rbac.v1.RoleRef': { apiGroup: 'rbac.authorization.k8s.io' },
  'rbac.v1.Subject': {
    apiGroup: ({ kind }) => (kind === 'ServiceAccount' ? undefined : 'rbac.authorization.k8s.io'),
  },
  'admissionregistration.v1.ValidatingWebhook': webhook,
  'admissionregistration.v1.MutatingWebhook': { ...webhook, reinvocationPolicy: 'Never' },
  'admissionregistration.v1.RuleWithOperations': { scope: '*' },
  'admissionregistration.v1.NamedRuleWithOperations': { scope: '*' },
  'admissionregistration.v1.ServiceReference': { port: 443 },
  'admissionregistration.v1.ValidatingAdmissionPolicySpec': { failurePolicy: 'Fail' },
  'admissionregistration.v1.MutatingAdmissionPolicySpec': { failurePolicy: 'Fail' },
  'admissionregistration.v1.MatchResources': {
    matchPolicy: 'Equivalent',
    namespaceSelector: () => ({}),
    objectSelector: () => ({}),
  },
};

/** Every Namespace has its name as a label. Source: SetDefaults_Namespace. */
export function withNameLabel({ metadata, ...namespace }: Given): Given {
  const { name, labels } = given(metadata);
  const all = { ...given(labels), 'kubernetes.io/metadata.name': name };
  return { ...namespace, metadata: { ...given(metadata), labels: all } };
}

/** What containers may have at most and at least is what they get. Source: SetDefaults_LimitRangeItem. */
export function withContainerDefaults(item: Given): Given {
  if (item.type !== 'Container') return item;
  const limits = { ...given(item.max), ...given(item.default) };
  const requests = { ...given(item.min), ...limits, ...given(item.defaultRequest) };
  return { ...item, default: limits, defaultRequest: requests };
}
