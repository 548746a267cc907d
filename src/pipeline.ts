import type { Client } from './client/client';
import { readClients } from './client/read-all';
import { clientStacks } from './client-stacks';
import { compare, type Diagnostic, type Outcome, outcome, sortDiagnostics } from './diagnostics/diagnostic';
import type { Environment } from './environment/environment';
import { readEnvironment } from './environment/read';
import { concernsDiscovery } from './manifests/discovery';
import { layout, type OutputFile, pathOf } from './manifests/layout';
import type { Manifest, Stack } from './manifests/manifest';
import { rulesFor } from './manifests/rules/all';
import { discoveryProblems } from './manifests/rules/discovery';
import { uniqueObjects } from './manifests/rules/unique-objects';
import { sortInputs } from './source/inputs';
import type { SourceFile } from './source/source-file';
import { platformStacks } from './stacks';

/** Everything that the input files say, checked and with every default filled in. */
export interface Fleet {
  /** By name. */
  readonly environments: readonly Environment[];
  /** By path. */
  readonly clients: readonly Client[];
}

/** Input files → the fleet, or everything that is wrong with any of them. */
export function load(files: readonly SourceFile[]): Outcome<Fleet> {
  const inputs = sortInputs(files);
  const reads = inputs.environments.map(readEnvironment);
  const environments = reads.flatMap(({ value }) => value ?? []).sort((a, b) => compare(a.name, b.name));
  const known = inputs.environments.map(({ path }) => path.slice('environments/'.length, -'.yaml'.length));
  const { clients, diagnostics } = readClients(inputs.clients, environments, known);
  const found = [...inputs.diagnostics, ...reads.flatMap((read) => read.diagnostics), ...diagnostics];
  return outcome({ environments, clients }, sortDiagnostics(found));
}

/** Told after every client: how many of how many are done. */
export type Progress = (done: number, total: number) => void;

/**
 * The fleet → every generated file, one after the other: a large fleet is never in memory as a whole. In the end,
 * everything that is wrong with the objects, those of files that are not wanted among them.
 */
export function* synth(
  fleet: Fleet,
  progress?: Progress,
  isWanted: (path: string) => boolean = () => true,
): Generator<OutputFile, readonly Diagnostic[]> {
  const stacks = checkedStacks(fleet, progress);
  let next = stacks.next();
  for (; !next.done; next = stacks.next()) if (isWanted(pathOf(next.value))) yield* layout(next.value);
  return next.value;
}

/** Everything that is wrong with the objects of a fleet. */
export function problemsOf(fleet: Fleet, progress?: Progress): readonly Diagnostic[] {
  const stacks = checkedStacks(fleet, progress);
  let next = stacks.next();
  while (!next.done) next = stacks.next();
  return next.value;
}

/** The stacks of a fleet, one after the other; in the end, everything that is wrong with them. */
export function* checkedStacks(fleet: Fleet, progress: Progress = () => {}): Generator<Stack, readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  let done = 0;
  for (const environment of fleet.environments) {
    const check = environmentCheck(environment);
    for (const stack of stacksOf(environment, fleet)) {
      found.push(...check.stack(stack));
      yield stack;
      if (stack.source === environment.source) continue;
      done += 1;
      progress(done, fleet.clients.length);
    }
    found.push(...check.end());
  }
  return sortDiagnostics(found);
}

function* stacksOf(environment: Environment, { clients }: Fleet): Generator<Stack> {
  yield* platformStacks(environment);
  const stackOf = clientStacks(environment);
  for (const client of clients) if (client.environment === environment.name) yield stackOf(client);
}

/** The rules of one environment: those of a stack, and those that look at several. */
function environmentCheck({ mira, source }: Environment) {
  const unique = uniqueObjects();
  const aboutDiscovery: Manifest[] = [];
  return {
    stack: (stack: Stack): Diagnostic[] => {
      if (!stack.filled) aboutDiscovery.push(...stack.manifests.filter(concernsDiscovery));
      return [...rulesFor(stack), unique].flatMap((rule) => rule(stack));
    },
    end: (): Diagnostic[] => (mira ? discoveryProblems(mira, aboutDiscovery, source) : []),
  };
}
