import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import type { ClientIdentity } from '../identity';
import { groupBy, repeatedKeys } from './group-by';

/** A name belongs to one client of an environment, whatever folder its file is in. */
export function uniqueNames(identities: readonly ClientIdentity[]): Diagnostic[] {
  const repeated = repeatedKeys(identities, (identity) => [keyOf(identity)]);
  const byName = groupBy(
    identities.filter((identity) => repeated.has(keyOf(identity))),
    keyOf,
  );
  return [...byName.values()].flatMap((same) => same.map((identity) => clash(identity, same)));
}

function keyOf({ environment, name }: ClientIdentity): string {
  return `${environment}/${name}`;
}

function clash({ source, name, environment }: ClientIdentity, same: readonly ClientIdentity[]): Diagnostic {
  const others = same.filter((other) => other.source !== source).map((other) => other.source);
  const message = `${environment} has a client "${name}" already: ${others.join(', ')}`;
  return error({ source }, 'client/duplicate-name', message, 'rename one of the files');
}
