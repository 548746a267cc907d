import { describe, type Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';
import { ROUTE_KINDS } from '../cluster/custom-kinds';
import { namespaceOf, neighbours } from '../cluster/neighbours';
import { type Fields, fieldsOf, objectsOf, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';

/** A Service that somebody sends requests to. */
export interface Backend {
  readonly service: string;
  /** Its name or its number. @default - the request is for no port of its own */
  readonly port?: string;
}

/** The backend of a path of an Ingress; undefined where it is no Service. */
export function ingressBackend(backend: unknown): Backend | undefined {
  const { name, port } = fieldsOf(valueAt(backend, 'service'));
  const { name: portName, number } = fieldsOf(port);
  return made(textOf(name), textOf(portName) ?? textOf(number));
}

/** The backends of a rule of a route of the Gateway API, in the namespace of the route. */
export function routeBackends(rule: Fields, namespace: string): Backend[] {
  const here = objectsOf(rule.backendRefs).filter((ref) => (ref.namespace ?? namespace) === namespace);
  const services = here.filter(({ kind = 'Service', group = '' }) => kind === 'Service' && group === '');
  return services.flatMap(({ name, port }) => made(textOf(name), textOf(port)) ?? []);
}

function made(service: string | undefined, port: string | undefined): Backend | undefined {
  if (service === undefined) return undefined;
  return { service, ...(port !== undefined && { port }) };
}

/** Every Service that an Ingress or a route sends requests to. */
function backendsOf(manifest: Manifest): Backend[] {
  const rules = objectsOf(valueAt(manifest, 'spec.rules'));
  if (manifest.kind !== 'Ingress') return rules.flatMap((rule) => routeBackends(rule, namespaceOf(manifest)));
  const paths = rules.flatMap((rule) => objectsOf(valueAt(rule, 'http.paths')));
  const all = [...paths.map(({ backend }) => backend), valueAt(manifest, 'spec.defaultBackend')];
  return all.flatMap((backend) => ingressBackend(backend) ?? []);
}

const CALLERS = ['Ingress', ...ROUTE_KINDS];

/** What such objects have and others do not, so that few are read. */
const ONE_OF = ['pathType', 'defaultBackend', 'backendRefs'];

/** What sends requests to a Service, with the ports that it asks for. */
export interface Caller {
  readonly route: Manifest;
  readonly ports: readonly string[];
}

/** The Ingresses and routes that send requests to a Service when all is applied. */
export function callersOf(service: Manifest, cluster: ClusterView): Caller[] {
  const { name } = service.metadata;
  const found = ONE_OF.flatMap((word) => neighbours(cluster, 'after', service, word, name));
  const routes = new Map(found.map((manifest) => [describe(manifest), manifest]));
  return [...routes.values()].flatMap((route) => {
    if (!CALLERS.includes(route.kind)) return [];
    const own = backendsOf(route).filter((backend) => backend.service === name);
    return own.length === 0 ? [] : [{ route, ports: own.flatMap(({ port }) => port ?? []) }];
  });
}

/** Whether a Service has a port, by name or by number. */
export function hasPort(service: Manifest, port: string): boolean {
  return objectsOf(valueAt(service, 'spec.ports')).some((own) => own.name === port || String(own.port) === port);
}

/** The Service of a backend as it is when all is applied; undefined where it is not in the files. */
export function serviceOf(backend: Backend, route: Manifest, cluster: ClusterView): Manifest | undefined {
  const found = neighbours(cluster, 'after', route, 'Service', backend.service);
  return found.find(({ kind, metadata }) => kind === 'Service' && metadata.name === backend.service);
}
