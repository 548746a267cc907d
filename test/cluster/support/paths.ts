import type { V1APIGroupList, V1APIResourceList } from '@kubernetes/client-node';
import type { Api } from '../harness/api';

/** A kind of object that the API server has, and where. */
export interface Resource {
  /** `` for the core group. */
  readonly group: string;
  readonly name: string;
  readonly namespaced: boolean;
  /** `/api/v1`, `/apis/apps/v1` … */
  readonly root: string;
}

/** Every resource and subresource of an API server, in every version. */
export async function resources(api: Api): Promise<Resource[]> {
  const { body } = await api.request<V1APIGroupList>('GET', '/apis');
  const versions: string[] = body.groups.flatMap(({ versions }) => versions.map(({ groupVersion }) => groupVersion));
  const found: Resource[] = [];
  for (const version of ['v1', ...versions]) {
    const root = version === 'v1' ? '/api/v1' : `/apis/${version}`;
    const group = version === 'v1' ? '' : (version.split('/')[0] ?? '');
    const list = (await api.request<V1APIResourceList>('GET', root)).body.resources;
    for (const { name, namespaced } of list) found.push({ group, name, namespaced, root });
  }
  return found;
}

/** Where a resource is asked for: all of it, one namespace's, one object. */
export function pathsOf({ name, namespaced, root }: Resource, namespace: string): string[] {
  const [resource, subresource] = name.split('/');
  const place = namespaced ? `${root}/namespaces/${namespace}/${resource}` : `${root}/${resource}`;
  if (subresource) return [`${place}/some/${subresource}`];
  return [...new Set([`${root}/${resource}`, place, `${place}/some`])];
}

/** What is no resource, and what a sloppy filter takes for another path. */
export const OTHER_PATHS: readonly string[] = [
  '/',
  '/api',
  '/api/v1',
  '/apis',
  '/apis/apps/v1',
  '/version',
  '/healthz',
  '/readyz',
  '/livez',
  '/metrics',
  '/configz',
  '/openapi/v2',
  '/openapi/v3',
  '/logs/',
  '/debug/pprof/',
  '/.well-known/openid-configuration',
  '/api/v1/pods/',
  '/api/v1/pods/some',
  '/api/v1/watch/pods',
  '/api/v1/podsx',
  '/x/api/v1/pods',
  '/api/v1/pods%2f..%2fsecrets',
  '/api/v1/pods;/api/v1/secrets',
  '/api/v1/endpoints/',
  '/apis/apps/v1/replicasets/',
  '/apis/apps/v1/deployments/some/scale',
];

/** Those that HTTP and Kubernetes know. */
export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Those that a list of what to reject could leave out. */
export const ODD_METHODS: readonly string[] = ['TRACE', 'PURGE', 'GETX', 'G'];
