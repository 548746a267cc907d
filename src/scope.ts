import { isClientPath } from './source/inputs';

/** The part of a fleet that a run is about. */
export interface Scope {
  /** Names of the environments that it is in. */
  readonly environments: ReadonlySet<string>;
  /** Whether a file below `dist/` is made, replaced or removed. */
  owns(path: string): boolean;
}

/** Everything of one environment. */
export function environmentScope(environment: string): Scope {
  return { environments: new Set([environment]), owns: (path) => path.startsWith(`${environment}/`) };
}

/** `environment/name`: whom a file is of, wherever it lies. */
type ClientKey = string;

/**
 * Clients at or below some paths of `clients/`: those whose file is there, and those whose output says that it was. A client
 * is the same wherever its file lies, so that one that moved is not in two places of `dist/`, or in none.
 *
 * @param inputs paths of all input files
 * @param outputs paths of all files below `dist/`
 */
export function clientScope(places: readonly string[], inputs: Iterable<string>, outputs: Iterable<string>): Scope {
  const sources = [...[...inputs].filter(isClientPath), ...[...outputs].flatMap((path) => sourceOf(path) ?? [])];
  const isMeant = (source: string) => places.some((place) => source === place || source.startsWith(`${place}/`));
  const clients = new Set<ClientKey>(sources.filter(isMeant).map(keyOf));
  return {
    environments: new Set([...clients].map((key) => key.slice(0, key.indexOf('/')))),
    owns: (path) => clients.has(keyOf(sourceOf(path) ?? '')),
  };
}

/** `int/clients/emea/acme/stack.k8s.yaml` → `clients/int/emea/acme.yaml`; undefined for what is no client's. */
function sourceOf(output: string): string | undefined {
  const [, environment, folders] = /^([^/]+)\/clients\/(.+)\/[^/]+$/.exec(output) ?? [];
  return environment === undefined ? undefined : `clients/${environment}/${folders}.yaml`;
}

function keyOf(source: string): ClientKey {
  const parts = source.split('/');
  return `${parts[1]}/${(parts.at(-1) ?? '').replace(/\.yaml$/, '')}`;
}
