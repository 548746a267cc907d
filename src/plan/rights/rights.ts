import type { Manifest } from '../../manifests/manifest';
import { objectsOf, textsOf } from '../compare/shape';

/** One thing that a role lets somebody do: a verb, on a resource of a group or on a path of the API server. */
export interface Right {
  readonly verb: string;
  /** @default - it is about a path */
  readonly group?: string;
  /** With the subresource: `pods/exec`. */
  readonly resource?: string;
  /** The only object that it is about. @default - all of them */
  readonly name?: string;
  /** A path that is no resource: `/metrics`. */
  readonly url?: string;
}

/** Every right that a Role or ClusterRole gives, one by one. */
export function rightsOf(role: Manifest | undefined): Right[] {
  return objectsOf(role?.rules).flatMap((rule) => {
    const [verbs, names] = [textsOf(rule.verbs), textsOf(rule.resourceNames)];
    const targets = textsOf(rule.apiGroups).flatMap((group) =>
      textsOf(rule.resources).flatMap((resource) =>
        names.length === 0 ? [{ group, resource }] : names.map((name) => ({ group, resource, name })),
      ),
    );
    const urls = textsOf(rule.nonResourceURLs).map((url) => ({ url }));
    return verbs.flatMap((verb) => [...targets, ...urls].map((target) => ({ verb, ...target })));
  });
}

/** The rights among some that none of others includes. */
export function rightsBeyond(rights: readonly Right[], others: readonly Right[]): Right[] {
  const known = new Set(others.map(keyOf));
  const broad = others.filter(isBroad);
  return rights.filter((right) => !known.has(keyOf(right)) && !broad.some((other) => includes(other, right)));
}

function keyOf({ verb, group, resource, name, url }: Right): string {
  return [verb, group, resource, name, url].join(' ');
}

function isBroad({ verb, group, resource, name, url }: Right): boolean {
  return verb === '*' || group === '*' || resource?.startsWith('*') === true || name === undefined || url !== undefined;
}

/** As the API server compares them. Source: kubernetes v1.36.3, pkg/apis/rbac/v1/evaluation_helpers.go. */
function includes(wide: Right, narrow: Right): boolean {
  if (wide.verb !== '*' && wide.verb !== narrow.verb) return false;
  if (narrow.url !== undefined) return wide.url !== undefined && includesUrl(wide.url, narrow.url);
  if (wide.url !== undefined || (wide.group !== '*' && wide.group !== narrow.group)) return false;
  return includesResource(wide.resource, narrow.resource) && (wide.name === undefined || wide.name === narrow.name);
}

function includesUrl(wide: string, narrow: string): boolean {
  return wide === '*' || wide === narrow || (wide.endsWith('*') && narrow.startsWith(wide.replace(/\*+$/, '')));
}

function includesResource(wide = '', narrow = ''): boolean {
  if (wide === '*' || wide === narrow) return true;
  return wide.startsWith('*/') && narrow.endsWith(wide.slice(1));
}
