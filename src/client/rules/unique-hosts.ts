import { type Diagnostic, error, type Place } from '../../diagnostics/diagnostic';
import type { Environment } from '../../environment/environment';
import { locateValue } from '../../source/locate';
import { parse, type SourceDocument } from '../../source/parse';
import type { SourceFile } from '../../source/source-file';
import type { Client } from '../client';
import { groupBy, repeatedKeys } from './group-by';
import { isPlatformHost, platformHost } from './platform-hosts';

/** A client and the file that it was read from. */
export interface LocatedClient {
  readonly client: Client;
  readonly file: SourceFile;
}

/** A host name in the hands of a client. */
interface Claim {
  readonly host: string;
  readonly client: Client;
  readonly place: () => Place;
}

/** A host name belongs to one client of the whole fleet, and none to a client that is the platform's. */
export function uniqueHosts(clients: readonly LocatedClient[], environments: readonly Environment[]): Diagnostic[] {
  const repeatedHosts = repeatedKeys(clients, ({ client }) => client.hosts);
  const isSuspect = (client: Client) => (host: string) =>
    repeatedHosts.has(host) || isPlatformHost(host, client.environment, environments);
  const claims = clients.filter(({ client }) => client.hosts.some(isSuspect(client))).flatMap(claimsOf);
  return [...groupBy(claims, ({ host }) => host)].flatMap(([host, same]) => [
    ...repeated(same),
    ...clashes(same),
    ...same.flatMap(({ place, client }) => platformHost(host, client.environment, environments, place) ?? []),
  ]);
}

/** Nearly no client's place is ever asked for, so that its file is read again where one is. */
function claimsOf({ client, file }: LocatedClient): Claim[] {
  return client.hosts.map((host, index) => ({
    host,
    client,
    place: () => placeOf(client, parse(file).value, index),
  }));
}

/** The first host is that of the file's name. */
function placeOf({ source }: Client, document: SourceDocument | undefined, index: number): Place {
  return index === 0 || !document ? { source } : locateValue(document, ['extraHosts', index - 1]);
}

/** The second and later mentions of a host by the same client. */
function repeated(same: readonly Claim[]): Diagnostic[] {
  return same
    .filter(({ client }, index) => same.findIndex((other) => other.client === client) < index)
    .map(({ host, place }) => {
      const message = `the client has the host ${host} already`;
      return error(place(), 'client/duplicate-host', message, 'remove it: <client>.<domain> need not be listed');
    });
}

/** Different clients with the same host. Where their names are the same too, that is what has to be mended. */
function clashes(same: readonly Claim[]): Diagnostic[] {
  const first = same.filter(({ client }, index) => same.findIndex((other) => other.client === client) === index);
  const names = new Set(first.map(({ client }) => `${client.environment}/${client.name}`));
  if (names.size < 2) return [];
  return first.map(({ host, place, client }) => {
    const others = first.filter((other) => other.client !== client).map((other) => other.client.source);
    const help = 'the ingress controller would send its visitors to either: leave it to one client';
    return error(place(), 'client/duplicate-host', `the host ${host} is claimed by ${others.join(', ')} too`, help);
  });
}
