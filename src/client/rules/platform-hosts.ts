import { type Diagnostic, error, type Place } from '../../diagnostics/diagnostic';
import type { Environment } from '../../environment/environment';
import { isReservedHost } from '../identity';

/** Why a host cannot be a client's of the environment `own`; undefined where it can. */
export function platformHost(
  host: string,
  own: string,
  environments: readonly Environment[],
  place: () => Place,
): Diagnostic | undefined {
  const whose = ownerOf(host, own, environments);
  if (whose === undefined) return undefined;
  return error(place(), 'client/platform-host', `the host ${host} is ${whose}`, 'choose another name');
}

/** Whether {@link platformHost} finds anything. */
export function isPlatformHost(host: string, own: string, environments: readonly Environment[]): boolean {
  return ownerOf(host, own, environments) !== undefined;
}

function ownerOf(host: string, own: string, environments: readonly Environment[]): string | undefined {
  const home = environments.find(({ name }) => name === own)?.domain;
  for (const environment of environments) {
    const owner = claimOf(environment, host, home);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** A domain, what is reserved right below it, and another environment's clients' hosts are not a client's. */
function claimOf({ name, domain, platformHosts }: Environment, host: string, home?: string): string | undefined {
  const below = host.slice(host.indexOf('.') + 1) === domain;
  if (platformHosts.includes(host)) return `the platform's own (platformHosts of ${name})`;
  if (host === domain) return `the domain of ${name}`;
  if (below && isReservedHost(host.slice(0, host.indexOf('.')))) return `reserved in the domain of ${name}`;
  return below && domain !== home ? `a client's host of ${name}` : undefined;
}
