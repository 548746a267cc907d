/**
 * The Kubernetes minors that an environment may run, with the newest patch of each that we know.
 * Source: release tags of github.com/kubernetes/kubernetes, read 2026-11-21.
 */
const PATCHES = {
  '1.28': 15,
  '1.29': 15,
  '1.30': 14,
  '1.31': 14,
  '1.32': 13,
  '1.33': 13,
  '1.34': 10,
  '1.35': 7,
  '1.36': 3,
} as const;

/** A Kubernetes minor version, such as `1.33`. */
export type KubernetesVersion = keyof typeof PATCHES;

/** Oldest first. */
export const KUBERNETES_VERSIONS = Object.keys(PATCHES) as [KubernetesVersion, ...KubernetesVersion[]];

/**
 * The official kubectl image for a cluster: kubectl supports API servers within one minor of its own.
 * Source: https://kubernetes.io/releases/version-skew-policy/; images since 1.28 (kubernetes/kubernetes#116672).
 */
export function kubectlImage(version: KubernetesVersion): string {
  return `registry.k8s.io/kubectl:v${version}.${PATCHES[version]}`;
}

/**
 * Whether an init container with `restartPolicy: Always` is a sidecar: on by default since 1.29. An older
 * server drops the field, and the pod then waits for the container to end, for ever.
 * Source: feature gate SidecarContainers, https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function hasNativeSidecars(version: KubernetesVersion): boolean {
  return KUBERNETES_VERSIONS.indexOf(version) >= KUBERNETES_VERSIONS.indexOf('1.29');
}
