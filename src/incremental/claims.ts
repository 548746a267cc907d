import type { Client } from '../client/client';
import type { ManifestHead } from '../manifests/manifest';
import { identityOf } from '../manifests/rules/unique-objects';

/**
 * What nobody else of the fleet may have, as numbers of 32 bits: equal things have equal numbers. That different ones
 * have the same number is possible, so that equal numbers are a reason to look, and no more.
 */
export type Claims = ArrayLike<number>;

/** Of an environment's cluster: its objects. */
export function objectClaims(environment: string, heads: readonly ManifestHead[]): number[] {
  return heads.map((head) => numberOf(`object ${environment} ${identityOf(head)}`));
}

/** Of the whole fleet: its name in its environment, and its hosts. */
export function clientClaims({ environment, name, hosts }: Client): number[] {
  return [numberOf(`client ${environment}/${name}`), ...hosts.map((host) => numberOf(`host ${host}`))];
}

/** FNV-1a. Source: draft-eastlake-fnv-17 */
function numberOf(text: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) number = Math.imul(number ^ text.charCodeAt(at), 0x01000193);
  return number | 0;
}
