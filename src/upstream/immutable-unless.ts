type Fields = Readonly<Record<string, unknown>>;

/** Whether an object may be changed from one form into another, in a field that else is refused. */
export type Unless = (before: Fields, after: Fields) => boolean;

/** Fields by path, which may be changed nevertheless. */
export type Exceptions = Readonly<Record<string, Unless>>;

const at = (object: Fields, path: string): unknown =>
  path.split('.').reduce<unknown>((below, step) => (below as Fields | null | undefined)?.[step] ?? undefined, object);

const listAt = (object: Fields, path: string): readonly unknown[] => {
  const list = at(object, path);
  return Array.isArray(list) ? list : [];
};

/** It was not there: what is there in its place can be written once. */
const wasUnset =
  (path: string): Unless =>
  (before) =>
    at(before, path) === undefined;

/** A ConfigMap or Secret can be changed unless it says `immutable: true`. */
export const unlessImmutable: Unless = (before) => before.immutable !== true;

const isSuspended: Unless = (before) => at(before, 'spec.suspend') === true;

/**
 * A suspended Job that never ran may be placed elsewhere. An indexed Job grows with its parallelism.
 * Source: pkg/apis/batch/validation/validation.go: validatePodTemplateUpdate, validateCompletions.
 */
export const ofJob: Exceptions = {
  'spec.template.metadata.labels': isSuspended,
  'spec.template.metadata.annotations': isSuspended,
  'spec.template.spec.nodeSelector': isSuspended,
  'spec.template.spec.tolerations': isSuspended,
  'spec.template.spec.affinity.nodeAffinity': isSuspended,
  'spec.template.spec.schedulingGates': isSuspended,
  'spec.completions': (_, after) =>
    at(after, 'spec.completionMode') === 'Indexed' && at(after, 'spec.completions') === at(after, 'spec.parallelism'),
};

/** `MutablePodResourcesForSuspendedJobs`, on since 1.36. */
export const ofSuspendedJob: Exceptions = {
  'spec.template.spec.containers.*.resources': isSuspended,
  'spec.template.spec.initContainers.*.resources': isSuspended,
};

const withoutSeconds = (toleration: unknown) => JSON.stringify({ ...(toleration as Fields), tolerationSeconds: 0 });

/** Source: pkg/apis/core/validation/validation.go: ValidatePodUpdate. */
export const ofPod: Exceptions = {
  'spec.activeDeadlineSeconds': (before, after) => {
    const [old, now] = [at(before, 'spec.activeDeadlineSeconds'), at(after, 'spec.activeDeadlineSeconds')];
    return typeof now === 'number' && (typeof old !== 'number' || now <= old);
  },
  'spec.tolerations': (before, after) => {
    const now = new Set(listAt(after, 'spec.tolerations').map(withoutSeconds));
    return listAt(before, 'spec.tolerations').every((old) => now.has(withoutSeconds(old)));
  },
  'spec.schedulingGates': (before, after) => {
    const old = new Set(listAt(before, 'spec.schedulingGates').map((gate) => JSON.stringify(gate)));
    return listAt(after, 'spec.schedulingGates').every((gate) => old.has(JSON.stringify(gate)));
  },
};

/**
 * The API server fills in the class, and the controller the volume: what stands there by then is refused to change, but that
 * cannot be seen. Source: ValidatePersistentVolumeClaimUpdate.
 */
export const ofClaim: Exceptions = {
  'spec.storageClassName': wasUnset('spec.storageClassName'),
  'spec.volumeName': wasUnset('spec.volumeName'),
};

/** Source: ValidatePersistentVolumeUpdate. */
export const ofVolume: Exceptions = {
  'spec.nodeAffinity': wasUnset('spec.nodeAffinity'),
  'spec.csi.controllerExpandSecretRef': wasUnset('spec.csi.controllerExpandSecretRef'),
};

const isExternalName = (service: Fields) => at(service, 'spec.type') === 'ExternalName';

const isOfType = (type: string) => (service: Fields) => at(service, 'spec.type') === type;

/** What was given by the API server stays where nothing is asked for; with ExternalName it is given up. */
const isGivenUp =
  (path: string): Unless =>
  (before, after) =>
    isExternalName(before) || isExternalName(after) || [undefined, ''].includes(at(after, path) as string | undefined);

const isHeadless = (service: Fields) => at(service, 'spec.clusterIP') === 'None';

/**
 * Source: pkg/registry/core/service/storage/storage.go: patchAllocatedValues; pkg/apis/core/validation/validation.go:
 * ValidateServiceUpdate.
 */
export const ofService: Exceptions = {
  'spec.clusterIP': isGivenUp('spec.clusterIP'),
  'spec.clusterIPs': isGivenUp('spec.clusterIPs'),
  'spec.ipFamilies': (before, after) => {
    const [old, now] = [listAt(before, 'spec.ipFamilies'), listAt(after, 'spec.ipFamilies')];
    const isAnother = old.length > 0 && now.length > 0 && old[0] !== now[0];
    return !isAnother || isExternalName(before) || isExternalName(after) || isHeadless(after);
  },
  'spec.loadBalancerClass': (before, after) => ![before, after].every(isOfType('LoadBalancer')),
  'spec.healthCheckNodePort': (_, after) => at(after, 'spec.healthCheckNodePort') === undefined,
};

/** A second range makes it dual-stack. Source: pkg/apis/networking/validation/validation.go: ValidateServiceCIDRUpdate. */
export const ofServiceRange: Exceptions = {
  'spec.cidrs': (before, after) => {
    const [old, now] = [listAt(before, 'spec.cidrs'), listAt(after, 'spec.cidrs')];
    return old.length === 1 && now.length === 2 && old[0] === now[0];
  },
};
