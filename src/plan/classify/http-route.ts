import type { Consequence } from '../change';
import { ROUTE_KINDS } from '../cluster/custom-kinds';
import { namespaceOf } from '../cluster/neighbours';
import { canonical, type Fields, objectsOf, textsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { hasPort, routeBackends, serviceOf } from '../network/backends';
import type { Situation } from './rule';
import { saying } from './saying';

const SOURCE = 'https://gateway-api.sigs.k8s.io/api-types/httproute/';
const said = saying('traffic', SOURCE);

/** Whether an object sends requests to Services by way of a Gateway. */
function isRoute({ kind, group }: Situation): boolean {
  return group === 'gateway.networking.k8s.io' && ROUTE_KINDS.includes(kind);
}

/** The hosts of a route of the Gateway API, the Gateways that it is attached to, and what it does with requests. */
export function httpRoute(situation: Situation): Consequence[] {
  if (!isRoute(situation)) return [];
  const { before, after } = situation;
  const hosts = (side: unknown) => (side === undefined ? [] : hostnames(side));
  const lost = without(hosts(before), hosts(after));
  const gained = without(hosts(after), hosts(before));
  return [
    ...lost.map((host) => said(situation, 'dangerous', `${host} answers no more by way of it`, 'spec.hostnames')),
    ...gained.map((host) => said(situation, 'needs attention', `${host} answers from now on`, 'spec.hostnames')),
    ...(before && after ? [...parents(situation), ...rules(situation)] : []),
    ...missing(situation),
  ];
}

/** Without hosts a route has those of its Gateway. */
function hostnames(route: unknown): readonly string[] {
  const names = textsOf(valueAt(route, 'spec.hostnames'));
  return names.length > 0 ? names : ['every host of its Gateway'];
}

function parents(situation: Situation): Consequence[] {
  const names = (side: unknown) =>
    objectsOf(valueAt(side, 'spec.parentRefs')).map(({ kind = 'Gateway', namespace, name, sectionName, port }) => {
      const whose = namespace === undefined ? `${name}` : `${namespace}/${name}`;
      return [`${kind} ${whose}`, sectionName, port].filter((part) => part !== undefined).join(' ');
    });
  const [was, is] = [names(situation.before), names(situation.after)];
  const lost = without(was, is).map((name) =>
    said(situation, 'dangerous', `no longer attached to ${name}`, 'spec.parentRefs'),
  );
  const gained = without(is, was).map((name) =>
    said(situation, 'needs attention', `attached to ${name}`, 'spec.parentRefs'),
  );
  return [...lost, ...gained];
}

/** Rules by what they match; without a match a rule is for everything. */
function rulesOf(route: unknown): ReadonlyMap<string, Fields> {
  return new Map(objectsOf(valueAt(route, 'spec.rules')).map((rule) => [matchesText(rule), rule]));
}

function matchesText(rule: Fields): string {
  const texts = objectsOf(rule.matches).map(({ path, method, ...others }) => {
    const { type = 'PathPrefix', value = '/' } = (path ?? {}) as Fields;
    const rest = Object.keys(others).length === 0 ? '' : canonical(others);
    return [method, value, type === 'PathPrefix' ? '' : `(${type})`, rest].filter(Boolean).join(' ');
  });
  return texts.length === 0 ? '/' : texts.sort().join(' or ');
}

function backendsText(rule: Fields): string {
  const all = objectsOf(rule.backendRefs);
  const texts = all.map(({ name, port, weight }) => {
    const share = all.length > 1 && weight !== undefined ? ` (${weight})` : '';
    return `${name}${port === undefined ? '' : `:${port}`}${share}`;
  });
  return texts.length === 0 ? 'nothing' : texts.join(', ');
}

function rules(situation: Situation): Consequence[] {
  const [old, now] = [rulesOf(situation.before), rulesOf(situation.after)];
  const gone = [...old.keys()].filter((key) => !now.has(key)).map((key) => `${key} is no longer matched`);
  const texts = [...now].flatMap(([key, rule]) => {
    const was = old.get(key);
    const leads = backendsText(rule);
    if (!was) return [`${key} leads to ${leads}`];
    if (backendsText(was) !== leads) return [`${key} leads to ${leads} instead of ${backendsText(was)}`];
    return canonical(was) === canonical(rule) ? [] : [`${key} is handled in another way`];
  });
  return [...gone, ...texts].map((text) => said(situation, 'needs attention', text, 'spec.rules'));
}

/** Services of these files that do not have the port, where the route has come to lead to them. */
function missing(situation: Situation): Consequence[] {
  const { before, after, cluster } = situation;
  if (!after) return [];
  const of = (side: typeof after | undefined) =>
    objectsOf(valueAt(side, 'spec.rules')).flatMap((rule) => routeBackends(rule, namespaceOf(after)));
  const old = of(before).map(canonical);
  const fresh = of(after).filter((backend) => !old.includes(canonical(backend)));
  return fresh.flatMap((backend) => {
    const service = serviceOf(backend, after, cluster);
    const isMissing = service && backend.port !== undefined && !hasPort(service, backend.port);
    const text = `Service ${backend.service} has no port ${backend.port}`;
    return isMissing ? [said(situation, 'dangerous', text, 'spec.rules')] : [];
  });
}
