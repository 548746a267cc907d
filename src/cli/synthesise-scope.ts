import { relative, resolve, sep } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { listInputs } from '../io/inputs';
import { alreadyMade, type Dist, type Guard, type Making, publish } from '../io/publish';
import type { Tree } from '../io/tree';
import { type Fleet, type Progress, synth } from '../pipeline';
import { clientScope, environmentScope, type Scope } from '../scope';
import { unknownEnvironment } from './choose-environment';
import { loadFleet } from './load-fleet';
import type { Synthesised } from './synthesise-all';

/** Which part of a fleet somebody asks for. */
export interface ScopeOptions {
  readonly env?: string;
  /** Client files, and folders of them. */
  readonly places: readonly string[];
}

/** A path as the user wrote it, seen from her folder or else from the root, as the diagnostics write it. */
export function placeOf(cwd: string, root: string, path: string): string {
  const [here, there] = [cwd, root].map((base) => relative(root, resolve(base, path)).split(sep).join('/'));
  return (here?.startsWith('clients/') ? here : there) ?? path;
}

/** Makes a part of `dist/`, and leaves all else as it is. All input files are checked all the same. */
export function synthesiseScope(root: string, options: ScopeOptions, guard: Guard, progress: Progress): Synthesised {
  const inputs = listInputs(root);
  const { files, fleet, diagnostics: found } = loadFleet(root, inputs);
  if (!fleet) return { files, diagnostics: found };
  const make = (dist: Dist) => {
    const outputs = dist.paths();
    return making(chooseScope(options, fleet, inputs, outputs), fleet, outputs, progress);
  };
  const done = publish(root, make, guard);
  return { files, diagnostics: [...found, ...(done?.diagnostics ?? [])], published: done?.value };
}

function chooseScope(
  options: ScopeOptions,
  fleet: Fleet,
  inputs: Tree,
  outputs: readonly string[],
): Scope | Diagnostic {
  const { env, places } = options;
  if (env !== undefined && places.length > 0) {
    const help = 'leave one of the two out';
    return error({ source: 'clients' }, 'cli/which-client', 'clients are named, and an environment too', help);
  }
  const names = fleet.environments.map(({ name }) => name);
  if (env !== undefined) return unknownEnvironment(env, names) ?? environmentScope(env);
  const scopes = places.map((place) => ({ place, scope: clientScope([place], inputs.files.keys(), outputs) }));
  const nobody = scopes.find(({ scope }) => scope.environments.size === 0);
  if (!nobody) return clientScope(places, inputs.files.keys(), outputs);
  const named = nobody.place.replace(/^environments\/|\.yaml$/g, '');
  const help = names.includes(named)
    ? `for the environment: --env ${named}`
    : 'name a file or folder below clients/, or an environment with --env';
  return error({ source: nobody.place || '.' }, 'cli/which-client', 'there is no client, and there was none', help);
}

function making(scope: Scope | Diagnostic, fleet: Fleet, outputs: readonly string[], progress: Progress): Making {
  if (!('owns' in scope)) return { made: alreadyMade([], [scope]) };
  const environments = fleet.environments.filter(({ name }) => scope.environments.has(name));
  const clients = fleet.clients.filter(({ environment }) => scope.environments.has(environment));
  const others = outputs.filter((path) => !scope.owns(path));
  return { others, made: synth({ environments, clients }, progress, scope.owns) };
}
