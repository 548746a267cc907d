import { groupOf } from '../../upstream/api-group';
import { typeOfObject } from '../../upstream/kubernetes-types';

/** What Flux reads from. */
export const FLUX_SOURCES = ['GitRepository', 'OCIRepository', 'HelmRepository', 'Bucket'];

/** What sends requests to Services by way of a Gateway. */
export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** API groups of custom resources whose meaning rules know, with their kinds. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'argoproj.io': ['Application', 'ApplicationSet', 'AppProject'],
  'kustomize.toolkit.fluxcd.io': ['Kustomization'],
  'source.toolkit.fluxcd.io': FLUX_SOURCES,
  'helm.toolkit.fluxcd.io': ['HelmRelease'],
  'gateway.networking.k8s.io': ['Gateway', ...ROUTE_KINDS],
};

/** Groups of the API server itself that are not among its types here. */
const OWN = ['apiextensions.k8s.io', 'apiregistration.k8s.io'];

/** Whether only the controller of an object knows what it means. */
export function isCustom(apiVersion: string, kind: string): boolean {
  const group = groupOf(apiVersion);
  // versions that Kubernetes had once, such as policy/v1beta1, are its own too
  const isOwn = typeOfObject(apiVersion, kind) !== undefined || !group.includes('.') || OWN.includes(group);
  return !isOwn && KNOWN[group]?.includes(kind) !== true;
}
