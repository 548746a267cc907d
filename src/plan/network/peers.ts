import type { Manifest } from '../../manifests/manifest';
import { canonical, type Fields, fieldsOf, objectsOf, textsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { labelsText } from './service-pods';

/** Whether requests come to the pods of a NetworkPolicy, or are theirs. */
export type Direction = 'ingress' | 'egress';

/** Both of them. */
export const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** Somebody whom a NetworkPolicy lets pods talk to, or be talked to by, at one port. */
export interface Allowed {
  readonly peer: string;
  readonly port: string;
}

/** The peer of a rule that names none. */
export const EVERYBODY = 'everybody';
/** The port of a rule that names none. */
const EVERY_PORT = 'every port';

/** The directions in which a NetworkPolicy refuses what is not listed. */
export function directionsOf(policy: Manifest | undefined): Direction[] {
  if (!policy) return [];
  const given = textsOf(valueAt(policy, 'spec.policyTypes')).map((type) => type.toLowerCase());
  const hasEgress = objectsOf(valueAt(policy, 'spec.egress')).length > 0;
  const types = given.length > 0 ? given : ['ingress', ...(hasEgress ? ['egress'] : [])];
  return DIRECTIONS.filter((direction) => types.includes(direction));
}

/**
 * Everything that is listed in one direction.
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function allowedBy(policy: Manifest | undefined, direction: Direction): Allowed[] {
  if (!directionsOf(policy).includes(direction)) return [];
  return objectsOf(valueAt(policy, `spec.${direction}`)).flatMap((rule) => {
    const peers = objectsOf(rule[direction === 'ingress' ? 'from' : 'to']).map(peerText);
    const ports = objectsOf(rule.ports).map(portText);
    return (peers.length > 0 ? peers : [EVERYBODY]).flatMap((peer) =>
      (ports.length > 0 ? ports : [EVERY_PORT]).map((port) => ({ peer, port })),
    );
  });
}

/** What of some is not among others, which may list everybody or every port. */
export function allowedBeyond(some: readonly Allowed[], others: readonly Allowed[]): Allowed[] {
  const isIn = ({ peer, port }: Allowed) =>
    others.some((other) => [peer, EVERYBODY].includes(other.peer) && [port, EVERY_PORT].includes(other.port));
  return some.filter((one) => !isIn(one));
}

/** Allowed ones as people say them, ports of the same peer together. */
export function allowedTexts(allowed: readonly Allowed[]): string[] {
  const peers = [...new Set(allowed.map(({ peer }) => peer))];
  return peers.map((peer) => {
    const ports = [...new Set(allowed.filter((one) => one.peer === peer).map(({ port }) => port))];
    return ports.includes(EVERY_PORT) ? peer : `${peer} at ${ports.join(', ')}`;
  });
}

function peerText({ ipBlock, podSelector, namespaceSelector }: Fields): string {
  if (ipBlock !== undefined) {
    const { cidr, except } = fieldsOf(ipBlock);
    return textsOf(except).length > 0 ? `${cidr} without ${textsOf(except).join(', ')}` : String(cidr);
  }
  const pods = selectorText(podSelector, 'every pod', 'pods');
  if (namespaceSelector === undefined) return `${pods} of its namespace`;
  return `${pods} of ${selectorText(namespaceSelector, 'every namespace', 'namespaces')}`;
}

/** A label that every namespace has, with its name. */
const NAME = 'kubernetes.io/metadata.name';

/** A label selector as people write it: `pods app=web`, `namespaces tier=front`. */
export function selectorText(selector: unknown, all: string, some: string): string {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const { [NAME]: name, ...others } = fieldsOf(matchLabels);
  if (name !== undefined && Object.keys(others).length === 0 && !matchExpressions) return `namespace ${name}`;
  const labels = Object.keys(fieldsOf(matchLabels)).length > 0 ? [labelsText(fieldsOf(matchLabels))] : [];
  const expressions = objectsOf(matchExpressions).map(({ key, operator, values }) => {
    return values === undefined ? `${operator} ${key}` : `${key} ${operator} ${canonical(values)}`;
  });
  const texts = [...labels, ...expressions];
  return texts.length === 0 ? all : `${some} ${texts.join(' and ')}`;
}

function portText({ port, endPort, protocol = 'TCP' }: Fields): string {
  if (port === undefined) return `every ${protocol} port`;
  const range = endPort === undefined ? `${port}` : `${port}-${endPort}`;
  return protocol === 'TCP' ? range : `${range}/${protocol}`;
}
