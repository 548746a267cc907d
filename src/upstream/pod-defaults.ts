import { type Defaults, type Given, given } from './default-value';
import { tagOf } from './image-reference';

const pullPolicy = (image: unknown) => (tagOf(String(image ?? '')) === 'latest' ? 'Always' : 'IfNotPresent');

const container: Defaults = {
  imagePullPolicy: ({ image }) => pullPolicy(image),
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  resources: () => ({}),
};

const files: Defaults = { defaultMode: 0o644 };

/**
 * What is filled in below a pod or its template, by type.
 * Source: kubernetes v1.36.3, pkg/apis/core/v1/defaults.go, and `+default` in staging/src/k8s.io/api/core/v1/types.go.
 */
export const POD_DEFAULTS: Readonly<Record<string, Defaults>> = {
  'core.v1.Container': container,
  'core.v1.EphemeralContainer': container,
  'core.v1.ContainerPort': { protocol: 'TCP' },
  'core.v1.Probe': { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  'core.v1.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.v1.GRPCAction': { service: '' },
  'core.v1.PodTemplateSpec': { metadata: () => ({}) },
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
  'core.v1.ImageVolumeSource': { pullPolicy: ({ reference }) => pullPolicy(reference) },
  'core.v1.SecretVolumeSource': files,
  'core.v1.ConfigMapVolumeSource': files,
  'core.v1.DownwardAPIVolumeSource': files,
  'core.v1.ProjectedVolumeSource': files,
  'core.v1.ServiceAccountTokenProjection': { expirationSeconds: 3600 },
  'core.v1.HostPathVolumeSource': { type: '' },
  'core.v1.ISCSIVolumeSource': { iscsiInterface: 'default' },
  'core.v1.RBDVolumeSource': { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
  'core.v1.AzureDiskVolumeSource': { cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' },
  'core.v1.ScaleIOVolumeSource': { storageMode: 'ThinProvisioned', fsType: 'xfs' },
  'core.v1.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.v1.ResourceFieldSelector': { divisor: '0' },
};

/** What counts where both names are there is the newer one. Source: pkg/apis/core/v1/conversion.go: Convert_v1_PodSpec_To_core_PodSpec. */
export function withOneAccount(spec: Given): Given {
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  return account === undefined ? spec : { ...spec, serviceAccountName: account, serviceAccount: account };
}

/** What a Pod has, but not a template of pods. Source: SetDefaults_Pod. */
export function ofPodItself({ spec, ...pod }: Given): Given {
  const { containers, initContainers, hostNetwork, ...rest } = given(spec);
  const filled = (list: unknown) =>
    Array.isArray(list) ? list.map((one) => withHostPorts(withRequests(given(one)), hostNetwork === true)) : list;
  const network = hostNetwork === undefined ? {} : { hostNetwork };
  const lists = { containers: filled(containers), initContainers: filled(initContainers) };
  return { ...pod, spec: { enableServiceLinks: true, ...rest, ...network, ...lists } };
}

function withRequests(one: Given): Given {
  const { limits, requests } = given(one.resources);
  const resources = { ...given(one.resources), requests: { ...given(limits), ...given(requests) } };
  return limits === undefined ? one : { ...one, resources };
}

function withHostPorts(one: Given, onHost: boolean): Given {
  if (!onHost || !Array.isArray(one.ports)) return one;
  return { ...one, ports: one.ports.map((port) => ({ hostPort: given(port).containerPort, ...given(port) })) };
}
