import type { Manifest } from '../../manifests/manifest';
import { objectsOf, textOf, textsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { type Backend, ingressBackend } from './backends';

/** What an Ingress does with the requests for one path of one host. */
export interface Route {
  /** `*` for requests that are for no other host. */
  readonly host: string;
  /** With the kind of match, where it is not the usual one: `/`, `/api (Exact)`. */
  readonly path: string;
  /** @default - it goes to something that is no Service */
  readonly backend?: Backend;
}

/** Every path of every host of an Ingress; what is for no path comes last. */
export function routesOf(ingress: Manifest | undefined): Route[] {
  const rules = objectsOf(valueAt(ingress, 'spec.rules'));
  const routes = rules.flatMap((rule) => {
    const host = textOf(rule.host) ?? '*';
    const paths = objectsOf(valueAt(rule, 'http.paths'));
    const made = paths.map(({ path = '/', pathType, backend }) => {
      const exact = pathType === 'Exact' ? ' (Exact)' : '';
      return route(host, `${path}${exact}`, ingressBackend(backend));
    });
    return made.length > 0 ? made : [route(host, '', ingressBackend(valueAt(ingress, 'spec.defaultBackend')))];
  });
  const fallback = ingressBackend(valueAt(ingress, 'spec.defaultBackend'));
  return fallback ? [...routes, route('*', '', fallback)] : routes;
}

function route(host: string, path: string, backend: Backend | undefined): Route {
  return { host, path, ...(backend && { backend }) };
}

/** The hosts that an Ingress answers for; `*` is all of them. */
export function hostsOf(ingress: Manifest | undefined): string[] {
  return [...new Set(routesOf(ingress).map(({ host }) => host))];
}

/** The Secrets with the certificates of an Ingress, by host; empty for the certificate of the controller. */
export function certificatesOf(ingress: Manifest | undefined): ReadonlyMap<string, string> {
  const entries = objectsOf(valueAt(ingress, 'spec.tls'));
  return new Map(
    entries.flatMap(({ hosts, secretName }) => {
      const named = textsOf(hosts);
      return (named.length > 0 ? named : ['*']).map((host) => [host, textOf(secretName) ?? ''] as const);
    }),
  );
}

/** The Secret with the certificate for a host; undefined where it is not encrypted. */
export function certificateFor(host: string, certificates: ReadonlyMap<string, string>): string | undefined {
  const wildcard = host.replace(/^[^.]+/, '*');
  return certificates.get(host) ?? certificates.get(wildcard) ?? certificates.get('*');
}
