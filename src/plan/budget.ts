import type { EnvironmentFiles } from './environment-files';
import { allowedRemovals, DEFAULT_LIMIT, type RemovalLimit } from './limits';
import { isClient } from './places';
import type { Budget, Group } from './plan';

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

/** How much of an environment goes, and how much may. */
export function budgetOf(files: EnvironmentFiles, groups: readonly Group[], limits: Limits): Budget {
  const isCounted = countedIn(files);
  const of = [...files.before.stacks].filter(isCounted).length;
  const limit = limits.of(files.name) ?? DEFAULT_LIMIT;
  const removed = groups.filter(isLoss).flatMap(({ members }) => members.filter(({ stack }) => isCounted(stack)));
  return { removed: removed.length, allowed: limits.maxRemovals ?? allowedRemovals(limit, of), of };
}

function countedIn({ name }: EnvironmentFiles): (stack: string) => boolean {
  return (stack) => name === '' || isClient({ environment: name, stack });
}

function isLoss({ fate, objects }: Group): boolean {
  if (fate === 'removed') return true;
  return objects.some(({ outcome, before }) => outcome === 'deleted' && VITAL.includes(before?.manifest.kind ?? ''));
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
  const left = new Set([...after.stacks].flatMap(foldersOf));
  const counts = new Map<string, number>();
  for (const stack of before.stacks)
    for (const folder of foldersOf(stack)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const gone = [...counts].filter(([folder, count]) => count > 1 && !left.has(folder)).map(([folder]) => folder);
  return gone.filter((folder) => !gone.some((other) => folder.startsWith(`${other}/`))).sort();
}

/** `int`, `int/clients`, `int/clients/emea` of `int/clients/emea/acme`. */
function foldersOf(stack: string): string[] {
  const parts = stack.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
