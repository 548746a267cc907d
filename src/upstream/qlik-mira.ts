import type { ContainerResources } from './client-product';

/**
 * Qlik Mira, the engine discovery service (github.com/qlik-oss/mira), by release. Not intuitem's MIRA: that
 * is `intuitem-mira.ts`.
 */

/** How Mira finds engines: by Service ports named `qix`, or by pods with the label `qix-engine`. */
export type MiraDiscovery = 'endpoints' | 'pods';

/** How Mira reaches the API server: through a kubectl proxy on localhost, or with the pod's own token. */
export type MiraAccess = 'kubectl-proxy' | 'in-cluster';

/** A resource that Mira lists. */
export interface ListedResource {
  readonly apiGroup: '' | 'apps';
  readonly resource: 'endpoints' | 'pods' | 'replicasets' | 'deployments';
}

/** What differs between releases. Source: src/ and Dockerfile at each tag. */
export interface MiraRelease {
  readonly discovery: MiraDiscovery;
  readonly access: MiraAccess;
  /** Static: it answers 200 even with no access to the API server. */
  readonly healthPath: '/v1/health' | '/health';
  /** 503 while discovery fails (0.1.0 to 0.3.1); 200 otherwise. */
  readonly enginesPath: string;
  /** Every request that this release makes is a GET of the collection of one of these. */
  readonly lists: readonly ListedResource[];
  /** Whether one namespace can be listed instead of the cluster (MIRA_KUBERNETES_TARGET_NAMESPACE). */
  readonly namespaced: boolean;
  /** Whether one pod without ownerReferences makes the whole discovery fail. */
  readonly needsOwners: boolean;
  /** Command line arguments; later releases read MIRA_MODE. */
  readonly args: readonly string[];
  /** uid and gid to run as: that of the image from 2.0.0 on; earlier images name none and would run as root. */
  readonly user: number;
}

/** The user of the image since 2.0.0 (commit 0003c62). Earlier images need no root: nothing is written at run time. */
const MIRA_USER = 63000;

const ENDPOINTS: ListedResource = { apiGroup: '', resource: 'endpoints' };
const PODS: ListedResource = { apiGroup: '', resource: 'pods' };
const OWNERS: readonly ListedResource[] = [
  { apiGroup: 'apps', resource: 'replicasets' },
  { apiGroup: 'apps', resource: 'deployments' },
];

const FIRST: MiraRelease = {
  discovery: 'endpoints',
  access: 'kubectl-proxy',
  healthPath: '/v1/health',
  enginesPath: '/v1/engines',
  lists: [ENDPOINTS],
  namespaced: false,
  needsOwners: false,
  args: ['--mode=kubernetes'],
  user: MIRA_USER,
};
const LABELS: MiraRelease = { ...FIRST, discovery: 'pods', lists: [PODS], args: [] };
const CONDENSED: MiraRelease = { ...LABELS, enginesPath: '/v1/engines?format=condensed' };
const HEALTH: MiraRelease = { ...CONDENSED, healthPath: '/health' };
const OWNED: MiraRelease = { ...HEALTH, lists: [PODS, ...OWNERS], needsOwners: true };
const IN_CLUSTER: MiraRelease = { ...OWNED, access: 'in-cluster' };
const NAMESPACED: MiraRelease = { ...IN_CLUSTER, namespaced: true };

const RELEASES = {
  '0.0.1': FIRST,
  '0.0.2': LABELS,
  '0.0.3': LABELS,
  '0.0.4': LABELS,
  '0.0.5': LABELS,
  '0.0.6': LABELS,
  '0.0.7': LABELS,
  '0.0.8': LABELS,
  '0.0.9': CONDENSED,
  '0.0.10': CONDENSED,
  '0.1.0': CONDENSED,
  '0.2.0': CONDENSED,
  '0.3.0': HEALTH,
  '0.3.1': HEALTH,
  '0.4.0': OWNED,
  '1.0.0': IN_CLUSTER,
  '2.0.0': NAMESPACED,
  '3.0.0': NAMESPACED,
} as const satisfies Record<string, MiraRelease>;

/** A release of Mira: the git tags of the repository. */
export type MiraVersion = keyof typeof RELEASES;

/** Oldest first. */
export const MIRA_VERSIONS = Object.keys(RELEASES) as [MiraVersion, ...MiraVersion[]];

export function miraRelease(version: MiraVersion): MiraRelease {
  return RELEASES[version];
}

/** The release that an environment gets unless it says otherwise: the last with the kubectl proxy. */
export const MIRA_VERSION: MiraVersion = '0.4.0';

/** The Secret with the credentials of Docker Hub, as in Mira's own documentation (commit c306990). */
export const QLIK_PULL_SECRET = 'dockerhub';

/** Since 2018-04; before, the image was in the private repository qlikea/mira (commit 3cc4e62). */
export const MIRA_IMAGE = 'docker.io/qlikcore/mira';

/** The port of the REST API. Qlik's session placement service has it built in, with the host name `mira`. */
export const MIRA_PORT = 9100;

/** The path of a collection on the API server. */
export function collectionPath({ apiGroup, resource }: ListedResource): string {
  return apiGroup === '' ? `/api/v1/${resource}` : `/apis/${apiGroup}/v1/${resource}`;
}

/** Source: the README of charts/mira at 3.0.0 for CPU and memory; nothing is written to disk. */
export const MIRA_RESOURCES: ContainerResources = {
  requests: { cpu: '100m', memory: '70Mi', 'ephemeral-storage': '16Mi' },
  limits: { cpu: '250m', memory: '120Mi', 'ephemeral-storage': '64Mi' },
};
