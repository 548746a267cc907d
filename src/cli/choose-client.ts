import type { Client } from '../client/client';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import type { Fleet } from '../pipeline';
import { unknownEnvironment } from './choose-environment';

/** The client of a name, in an environment where several have one; or why there is none. */
export function chooseClient(
  { clients, environments }: Fleet,
  wanted: string,
  environment?: string,
): Client | Diagnostic {
  const names = environments.map(({ name }) => name);
  const unknown = environment === undefined ? undefined : unknownEnvironment(environment, names);
  if (unknown) return unknown;
  const asked = clients.filter((client) => environment === undefined || client.environment === environment);
  const [found, ...others] = asked.filter(({ name }) => name === wanted);
  const place = { source: 'clients' };
  if (!found) {
    const help = didYouMean(
      wanted,
      asked.map(({ name }) => name),
    );
    return error(place, 'cli/which-client', `there is no client "${wanted}"`, help ?? 'the clients: mira client list');
  }
  if (others.length === 0) return found;
  const help = `add --env ${[found, ...others].map((client) => client.environment).join(' or --env ')}`;
  return error(place, 'cli/which-client', `several environments have a client "${wanted}"`, help);
}
