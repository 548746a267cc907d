import type { Trees } from './trees';

/** Where an object is: the cluster that it is delivered to, and what it belongs to there. */
export interface Place {
  /** The environment; empty where the files are not laid out as ours. */
  readonly environment: string;
  /** The folder of the file: of a stack, in ours. */
  readonly stack: string;
}

/** How the files of a tree tell what they belong to. */
export interface Layout {
  placeOf(path: string): Place;
}

const OURS = /^[^/]+\/(clients|platform|delivery)\/.+\/[^/]+$/;

/** Files as we generate them: a folder for each environment, and in it one for each stack. */
const GENERATED: Layout = {
  placeOf: (path) => ({ environment: path.slice(0, Math.max(0, path.indexOf('/'))), stack: folderOf(path) || path }),
};

/** Files of anybody: one cluster, in which a folder is what belongs together, or a file that is in none. */
const ANY: Layout = { placeOf: (path) => ({ environment: '', stack: folderOf(path) || path }) };

/** How trees are laid out: as ours if every file is where we would have put it. */
export function layoutOf({ before, after, isGenerated }: Trees): Layout {
  if (isGenerated) return GENERATED;
  for (const { paths } of [before, after]) for (const path of paths) if (!OURS.test(path)) return ANY;
  return GENERATED;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether a stack is one that people add and retire: a client's. */
export function isClient({ environment, stack }: Place): boolean {
  return environment !== '' && stack.startsWith(`${environment}/clients/`);
}

/** What people call a stack: the name of the client, or of its folder. */
export function nameOf({ stack }: Place): string {
  return stack.slice(stack.lastIndexOf('/') + 1);
}

/** The input file that a stack comes from; undefined where it is not laid out as ours. */
export function sourceOf({ environment, stack }: Place): string | undefined {
  if (environment === '') return undefined;
  const [, area, ...rest] = stack.split('/');
  return area === 'clients' ? `clients/${environment}/${rest.join('/')}.yaml` : `environments/${environment}.yaml`;
}
