import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import type { ClientIdentity } from '../identity';

/** The most entries of a folder. Git hosts recommend 3,000 at the most (GitHub, repository limits). */
const MAX_ENTRIES = 1000;

/** A client and a folder of the same name would have their output in one folder. */
export function separateFolders(identities: readonly ClientIdentity[]): Diagnostic[] {
  const folders = new Set(identities.flatMap(foldersOf));
  return identities
    .filter((identity) => folders.has([...ownFolder(identity), identity.name].join('/')))
    .map(({ source, name }) => {
      const message = `a folder beside the file is called "${name}" too`;
      return error({ source }, 'client/folder-name-clash', message, 'rename the folder: it is for people only');
    });
}

/** A folder stays small enough for a git host to show it. */
export function folderSize(identities: readonly ClientIdentity[]): Diagnostic[] {
  const entries = new Map<string, Set<string>>();
  for (const identity of identities) {
    const path = [...ownFolder(identity), `${identity.name}.yaml`];
    for (let depth = 1; depth < path.length; depth += 1) {
      const folder = path.slice(0, depth).join('/');
      entries.set(folder, (entries.get(folder) ?? new Set()).add(path[depth] ?? ''));
    }
  }
  return [...entries]
    .filter(([, names]) => names.size > MAX_ENTRIES)
    .map(([folder, names]) => {
      const message = `the folder has ${names.size} entries, at most ${MAX_ENTRIES} are allowed`;
      const help = 'spread them over folders, by region or first letter: folders change no object';
      return error({ source: `clients/${folder}` }, 'client/folder-too-full', message, help);
    });
}

function ownFolder({ environment, folders }: ClientIdentity): string[] {
  return [environment, ...folders];
}

/** Every folder on the way to a client, below its environment. */
function foldersOf(identity: ClientIdentity): string[] {
  const path = ownFolder(identity);
  return path.slice(1).map((_, index) => path.slice(0, index + 2).join('/'));
}
