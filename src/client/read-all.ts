import { compare, type Diagnostic, error } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import type { Environment } from '../environment/environment';
import type { SourceFile } from '../source/source-file';
import type { Client } from './client';
import type { ClientIdentity } from './identity';
import { readClient } from './read';
import { folderSize, separateFolders } from './rules/folders';
import { type LocatedClient, uniqueHosts } from './rules/unique-hosts';
import { uniqueNames } from './rules/unique-names';

/** The clients that could be read, and everything that is wrong with any. */
export interface ClientsRead {
  readonly clients: readonly Client[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads all clients of all environments.
 *
 * `known` are the environments that have a file, valid or not; a client of an invalid one is checked as far
 * as it can be.
 */
export function readClients(
  files: readonly SourceFile[],
  environments: readonly Environment[],
  known: readonly string[],
): ClientsRead {
  const byName = new Map(environments.map((environment) => [environment.name, environment]));
  const identities: ClientIdentity[] = [];
  const located: LocatedClient[] = [];
  const diagnostics = homeless(files, byName, known);
  // one after the other: nothing of a file that is not needed outlives it
  for (const file of files) {
    const read = readClient(file, byName.get(environmentOf(file)));
    if (read.identity) identities.push(read.identity);
    if (read.client) located.push({ client: read.client, file });
    diagnostics.push(...read.diagnostics);
  }
  return {
    clients: located.map(({ client }) => client).sort((a, b) => compare(a.source, b.source)),
    diagnostics: [...diagnostics, ...fleetProblems(identities), ...uniqueHosts(located, environments)],
  };
}

function fleetProblems(identities: readonly ClientIdentity[]): Diagnostic[] {
  return [...uniqueNames(identities), ...separateFolders(identities), ...folderSize(identities)];
}

function environmentOf({ path }: SourceFile): string {
  return path.split('/')[1] ?? '';
}

/** Folders of clients that no environment takes, one diagnostic each. */
function homeless(
  files: readonly SourceFile[],
  environments: ReadonlyMap<string, Environment>,
  known: readonly string[],
): Diagnostic[] {
  return [...new Set(files.map(environmentOf))].flatMap((name) => {
    const source = `clients/${name}`;
    if (!known.includes(name)) {
      const help = didYouMean(name, known) ?? `add environments/${name}.yaml, or move the clients`;
      return [error({ source }, 'client/unknown-environment', `there is no environment "${name}"`, help)];
    }
    const environment = environments.get(name);
    if (!environment || environment.clients) return [];
    const help = `add "clients:" to ${environment.source}`;
    return [error({ source }, 'client/no-client-settings', `the environment "${name}" takes no clients`, help)];
  });
}
