import {
  type Exceptions,
  ofClaim,
  ofJob,
  ofPod,
  ofService,
  ofServiceRange,
  ofSuspendedJob,
  ofVolume,
  unlessImmutable,
} from './immutable-unless';

/**
 * What the API server refuses to change in objects of one kind. A path has dots between its steps; `*` is any one step, a field
 * or an element of a list. All that is below a path goes with it.
 */
export interface Immutable {
  /** What is refused. What people call the field is as long as the path: `spec.*` refuses `spec.selector`. */
  readonly refused: readonly string[];
  /** Of that, what may change nevertheless. */
  readonly but?: readonly string[];
  /** The same, where it depends on the object. */
  readonly unless?: Exceptions;
  /** Of that, what newer versions let change: refused by 1.28, taken by 1.36. */
  readonly older?: Exceptions;
  /** The file of Kubernetes. */
  readonly source: string;
}

const validation = (group: string) => `pkg/apis/${group}/validation/validation.go`;

const selector: Immutable = { refused: ['spec.selector'], source: validation('apps') };
const roleRef: Immutable = { refused: ['roleRef'], source: validation('rbac') };
const claimOfDevices: Immutable = { refused: ['spec'], source: validation('resource') };
const always = () => true;

const inSpec = (...fields: readonly string[]) => fields.map((field) => `spec.${field}`);

/**
 * By API group and kind. What is not here can be changed: of a PodDisruptionBudget everything, for example.
 *
 * Source: the functions Validate…Update of kubernetes v1.28.15 and v1.36.3, which are the same but for {@link Immutable.older}:
 * revisionHistoryLimit of a StatefulSet is refused by 1.31 still (https://github.com/kubernetes/kubernetes/issues/130263), the
 * two fields of a CSIDriver before 1.29, and the resources of a suspended Job before 1.36. A claim's size is another matter: it
 * may grow.
 */
export const IMMUTABLE: Readonly<Record<string, Immutable>> = {
  'apps/StatefulSet': {
    refused: ['spec.*'],
    but: inSpec(
      'replicas',
      'ordinals',
      'template',
      'updateStrategy',
      'persistentVolumeClaimRetentionPolicy',
      'minReadySeconds',
    ),
    older: { 'spec.revisionHistoryLimit': always },
    source: validation('apps'),
  },
  'apps/Deployment': selector,
  'apps/DaemonSet': selector,
  'apps/ReplicaSet': selector,
  'apps/ControllerRevision': { refused: ['data'], source: validation('apps') },
  'batch/Job': {
    refused: inSpec(
      'selector',
      'template',
      'completions',
      'completionMode',
      'podFailurePolicy',
      'backoffLimitPerIndex',
      'managedBy',
      'successPolicy',
    ),
    unless: ofJob,
    older: ofSuspendedJob,
    source: validation('batch'),
  },
  '/Pod': {
    refused: ['spec.*'],
    but: inSpec('containers.*.image', 'initContainers.*.image'),
    unless: ofPod,
    source: validation('core'),
  },
  '/PersistentVolumeClaim': {
    refused: ['spec.*'],
    but: inSpec('resources.requests.storage', 'volumeAttributesClassName'),
    unless: ofClaim,
    source: validation('core'),
  },
  '/PersistentVolume': {
    refused: ['spec.*'],
    but: inSpec(
      'capacity',
      'accessModes',
      'claimRef',
      'persistentVolumeReclaimPolicy',
      'storageClassName',
      'mountOptions',
      'volumeAttributesClassName',
    ),
    unless: ofVolume,
    source: validation('core'),
  },
  '/Service': { refused: Object.keys(ofService), unless: ofService, source: validation('core') },
  '/ConfigMap': {
    refused: ['data', 'binaryData', 'immutable'],
    unless: { data: unlessImmutable, binaryData: unlessImmutable, immutable: unlessImmutable },
    source: validation('core'),
  },
  '/Secret': {
    refused: ['type', 'data', 'immutable'],
    unless: { data: unlessImmutable, immutable: unlessImmutable },
    source: validation('core'),
  },
  '/ResourceQuota': { refused: ['spec.scopes'], source: validation('core') },
  'rbac.authorization.k8s.io/RoleBinding': roleRef,
  'rbac.authorization.k8s.io/ClusterRoleBinding': roleRef,
  'scheduling.k8s.io/PriorityClass': { refused: ['value', 'preemptionPolicy'], source: validation('scheduling') },
  'storage.k8s.io/StorageClass': {
    refused: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
    source: validation('storage'),
  },
  'storage.k8s.io/VolumeAttributesClass': { refused: ['driverName', 'parameters'], source: validation('storage') },
  'storage.k8s.io/VolumeAttachment': { refused: ['spec'], source: validation('storage') },
  'storage.k8s.io/CSIStorageCapacity': { refused: ['nodeTopology', 'storageClassName'], source: validation('storage') },
  'storage.k8s.io/CSIDriver': {
    refused: inSpec('attachRequired', 'volumeLifecycleModes', 'fsGroupPolicy', 'podInfoOnMount'),
    older: { 'spec.fsGroupPolicy': always, 'spec.podInfoOnMount': always },
    source: validation('storage'),
  },
  'networking.k8s.io/IngressClass': { refused: ['spec.controller'], source: validation('networking') },
  'networking.k8s.io/IPAddress': { refused: ['spec.parentRef'], source: validation('networking') },
  'networking.k8s.io/ServiceCIDR': {
    refused: ['spec.cidrs'],
    unless: ofServiceRange,
    source: validation('networking'),
  },
  'node.k8s.io/RuntimeClass': { refused: ['handler'], source: validation('node') },
  'discovery.k8s.io/EndpointSlice': { refused: ['addressType'], source: validation('discovery') },
  'certificates.k8s.io/ClusterTrustBundle': { refused: ['spec.signerName'], source: validation('certificates') },
  'resource.k8s.io/ResourceClaim': claimOfDevices,
  'resource.k8s.io/ResourceClaimTemplate': claimOfDevices,
  'apiextensions.k8s.io/CustomResourceDefinition': {
    refused: inSpec('group', 'scope', 'names.plural', 'names.kind'),
    source: 'staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go',
  },
};
