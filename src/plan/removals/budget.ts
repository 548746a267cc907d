import type { ObjectChange } from '../change';
import type { Budget, Group } from '../plan';
import type { EnvironmentFiles } from '../read/environment-files';
import { isClient } from '../read/places';
import type { FileTree } from '../read/trees';
import { allowedRemovals, DEFAULT_LIMIT, type RemovalLimit } from './limits';

/** What may be removed in one change. */
export interface Limits {
  /** That of an environment, as it was before the change: none can raise its own. @default {@link DEFAULT_LIMIT} */
  of(environment: string): RemovalLimit | undefined;
  /** So many of each environment, whatever it says itself. @default - those of the environments */
  readonly maxRemovals?: number;
  /** Environments, and folders as `int/clients/emea`, that may vanish. */
  readonly allowRemoval: readonly string[];
}

export const NO_LIMITS: Limits = { of: () => undefined, allowRemoval: [] };

/** What a stack cannot lose without being as good as gone. */
const VITAL = ['StatefulSet', 'Deployment', 'DaemonSet', 'PersistentVolumeClaim', 'Namespace'];

/** What takes others along where it goes: what it deployed, every object of a kind. */
const CASCADING = ['Application', 'ApplicationSet', 'Kustomization', 'HelmRelease', 'CustomResourceDefinition'];

const COUNTED = [...VITAL, ...CASCADING];

/** How much of an environment goes, and how much may: clients; of files of anybody, what cannot be lost lightly. */
export function budgetOf(files: EnvironmentFiles, groups: readonly Group[], limits: Limits, before: FileTree): Budget {
  const { removed, of } = files.name === '' ? vitalObjects(files, groups, before) : lostClients(files, groups);
  const limit = limits.of(files.name) ?? DEFAULT_LIMIT;
  return { removed, allowed: limits.maxRemovals ?? allowedRemovals(limit, of), of };
}

function lostClients({ name, before }: EnvironmentFiles, groups: readonly Group[]): Omit<Budget, 'allowed'> {
  const isCounted = (stack: string) => isClient({ environment: name, stack });
  const lost = groups.filter(isLoss).flatMap(({ members }) => members.filter(({ stack }) => isCounted(stack)));
  return { removed: lost.length, of: [...before.stacks].filter(isCounted).length };
}

/** A folder of anybody may hold one application or a hundred. */
function vitalObjects(files: EnvironmentFiles, groups: readonly Group[], before: FileTree): Omit<Budget, 'allowed'> {
  const lost = groups.map(({ objects, members }) => objects.filter(isGone(COUNTED)).length * members.length);
  const removed = lost.reduce((sum, count) => sum + count, 0);
  if (removed === 0) return { removed, of: 0 };
  const kinds = new RegExp(`^ *(?:- )?"?kind"?: *["']?(${COUNTED.join('|')})\\b`, 'gm');
  const of = files.before.paths.reduce((sum, path) => sum + (before.read(path).match(kinds)?.length ?? 0), 0);
  return { removed, of: Math.max(of, removed) };
}

function isLoss({ fate, objects }: Group): boolean {
  if (fate === 'removed') return true;
  return objects.some(isGone(VITAL));
}

function isGone(kinds: readonly string[]): (object: ObjectChange) => boolean {
  return ({ outcome, before }) => outcome === 'deleted' && kinds.includes(before?.manifest.kind ?? '');
}

/** Why an environment's change is refused, whatever its objects are. */
export function refusalsOf(files: EnvironmentFiles, { removed, allowed, of }: Budget, limits: Limits): string[] {
  const vanished = vanishedFolders(files).filter((folder) => !isAllowed(folder, limits.allowRemoval));
  const [first] = vanished;
  return [
    ...(removed > allowed
      ? [`${removed} of ${of} would go, and ${allowed} may: to allow it, --max-removals ${removed}`]
      : []),
    ...(first === undefined
      ? []
      : [`everything in ${first || 'the folder'} would go: to allow it, --allow-removal ${first || '.'}`]),
  ];
}

function isAllowed(folder: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => folder === one || folder.startsWith(`${one}/`) || (one === '.' && folder === ''));
}

/** The topmost folders that had several stacks and have none any more. The environment itself may have had one. */
function vanishedFolders({ name, before, after }: EnvironmentFiles): string[] {
  if (before.stacks.size === 0) return [];
  if (after.stacks.size === 0) return [name];
  if (isSubset(before.stacks, after.stacks)) return [];
  const left = new Set([...after.stacks].flatMap(foldersOf));
  const counts = new Map<string, number>();
  for (const stack of before.stacks)
    for (const folder of foldersOf(stack)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const gone = [...counts].filter(([folder, count]) => count > 1 && !left.has(folder)).map(([folder]) => folder);
  return gone.filter((folder) => !gone.some((other) => folder.startsWith(`${other}/`))).sort();
}

function isSubset(stacks: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const stack of stacks) if (!others.has(stack)) return false;
  return true;
}

/** `int`, `int/clients`, `int/clients/emea` of `int/clients/emea/acme`. */
function foldersOf(stack: string): string[] {
  const parts = stack.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
