import type { Client } from './client/client';
import { readClients } from './client/read-all';
import { compare, type Diagnostic, type Outcome, outcome, sortDiagnostics } from './diagnostics/diagnostic';
import type { Environment } from './environment/environment';
import { readEnvironment } from './environment/read';
import { layout, type OutputFile } from './manifests/layout';
import type { Stack } from './manifests/manifest';
import { STACK_RULES } from './manifests/rules/all';
import { discoveryProblems } from './manifests/rules/discovery';
import { uniqueObjects } from './manifests/rules/unique-objects';
import { sortInputs } from './source/inputs';
import type { SourceFile } from './source/source-file';
import { clientStack, platformStacks } from './stacks';

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

/** The fleet → every generated file, or everything that is wrong with the objects. */
export function synth(fleet: Fleet, progress: Progress = () => {}): Outcome<OutputFile[]> {
  let done = 0;
  const environments = fleet.environments.map((environment) => {
    const own = fleet.clients.filter((client) => client.environment === environment.name);
    const clients = own.map((client) => {
      done += 1;
      progress(done, fleet.clients.length);
      return clientStack(client, environment);
    });
    const stacks = [...platformStacks(environment), ...clients];
    return { stacks, diagnostics: check(environment, stacks) };
  });
  const files = environments.flatMap(({ stacks }) => stacks.flatMap(layout));
  return outcome(files, sortDiagnostics(environments.flatMap(({ diagnostics }) => diagnostics)));
}

function check({ mira, source }: Environment, stacks: readonly Stack[]): Diagnostic[] {
  const manifests = stacks.flatMap((stack) => stack.manifests);
  return [
    ...stacks.flatMap((stack) => STACK_RULES.flatMap((rule) => rule(stack))),
    ...uniqueObjects(stacks),
    ...(mira ? discoveryProblems(mira, manifests, source) : []),
  ];
}
