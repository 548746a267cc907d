import { identify } from '../client/identity';
import { folderSize, separateFolders } from '../client/rules/folders';
import { clientStacks } from '../client-stacks';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Environment } from '../environment/environment';
import { layout, type OutputFile } from '../manifests/layout';
import { rulesFor } from '../manifests/rules/all';
import { uniqueObjects } from '../manifests/rules/unique-objects';
import { type Fleet, load } from '../pipeline';
import type { SourceFile } from '../source/source-file';
import { type AllMade, MadeNotes } from './made';

/** What was made of some clients of a fleet. */
export interface Part {
  readonly files: readonly OutputFile[];
  readonly made: AllMade;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes some clients of a fleet. Undefined where something may be wrong: then only a look at the whole fleet can tell what.
 *
 * @param inputs the files of those clients, and of all environments
 * @param others what was made of all other files
 * @param before what was made of all files before
 */
export function makePart(inputs: readonly SourceFile[], others: AllMade, before: AllMade): Part | undefined {
  const { value: fleet, diagnostics } = load(inputs);
  if (!fleet) return undefined;
  const paths = inputs.map(({ path }) => path);
  if (paths.some((path) => !before.has(path)) && !areFoldersFine([...others.keys(), ...paths])) return undefined;
  const stacks = fleet.environments.map((environment) => makeClients(environment, fleet));
  if (stacks.includes(undefined)) return undefined;
  const files = stacks.flatMap((one) => one ?? []);
  const notes = new MadeNotes([], fleet.clients);
  for (const output of files) notes.add(output);
  const all = notes.made([]);
  if (!all || claimTwice(all, others)) return undefined;
  return { files, made: notes.made(diagnostics) ?? all, diagnostics };
}

/** The rules that look at nothing but where files lie. */
function areFoldersFine(paths: readonly string[]): boolean {
  const identities = paths.flatMap((path) => (path.startsWith('clients/') ? (identify(path).value ?? []) : []));
  return separateFolders(identities).length + folderSize(identities).length === 0;
}

/** Undefined where a rule has something to say, or would have to look at more. */
function makeClients(environment: Environment, { clients }: Fleet): OutputFile[] | undefined {
  const stackOf = clientStacks(environment);
  const unique = uniqueObjects();
  const files: OutputFile[] = [];
  for (const client of clients.filter((one) => one.environment === environment.name)) {
    const stack = stackOf(client);
    if ([...rulesFor(stack), unique].some((rule) => rule(stack).length > 0)) return undefined;
    files.push(...layout(stack));
  }
  return files;
}

function claimTwice(made: AllMade, others: AllMade): boolean {
  const claims = new Set([...made.values()].flatMap((one) => Array.from(one.claims)));
  for (const other of others.values()) {
    for (let at = 0; at < other.claims.length; at += 1) if (claims.has(other.claims[at] ?? 0)) return true;
  }
  return false;
}
