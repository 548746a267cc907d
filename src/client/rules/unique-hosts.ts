import { type Diagnostic, error, type Place } from '../../diagnostics/diagnostic';
import type { Environment } from '../../environment/environment';
import { locateValue } from '../../source/locate';
import type { SourceDocument } from '../../source/parse';
import type { Client } from '../client';
import { groupBy } from './group-by';

/** A client and the file that it was read from. */
export interface LocatedClient {
  readonly client: Client;
  readonly document: SourceDocument;
}

/** A host name in the hands of a client. */
interface Claim {
  readonly host: string;
  readonly client: Client;
  readonly place: Place;
}

/** A host name belongs to one client of the whole fleet, and none to a client that is the platform's. */
export function uniqueHosts(clients: readonly LocatedClient[], environments: readonly Environment[]): Diagnostic[] {
  const claims = clients.flatMap(claimsOf);
  const owned = new Map(environments.flatMap(({ name, platformHosts }) => platformHosts.map((host) => [host, name])));
  return [...groupBy(claims, ({ host }) => host)].flatMap(([host, same]) => [
    ...(same.length > 1 ? same.map((claim) => clash(claim, same)) : []),
    ...(owned.has(host) ? same.map((claim) => platform(claim, owned.get(host) ?? '')) : []),
  ]);
}

function claimsOf({ client, document }: LocatedClient): Claim[] {
  return client.hosts.map((host, index) => ({
    host,
    client,
    place: index === 0 ? { source: client.source } : locateValue(document, ['extraHosts', index - 1]),
  }));
}

function clash({ host, place, client }: Claim, same: readonly Claim[]): Diagnostic {
  const others = [...new Set(same.map((claim) => claim.client.source))].filter((source) => source !== client.source);
  const whose = others.length > 0 ? `claimed by ${others.join(', ')} too` : 'listed twice';
  const help = 'the ingress controller would send its visitors to either: leave it to one client';
  return error(place, 'client/duplicate-host', `the host ${host} is ${whose}`, help);
}

function platform({ host, place }: Claim, environment: string): Diagnostic {
  const message = `the host ${host} is the platform's own (platformHosts of ${environment})`;
  return error(place, 'client/platform-host', message, 'choose another name');
}
