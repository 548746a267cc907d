import { nameProblems } from '../../client/identity';
import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { createFile } from '../../io/create-file';
import { type Fleet, load } from '../../pipeline';
import { schemaLine } from '../../schemas';
import type { SourceFile } from '../../source/source-file';
import { unknownEnvironment } from '../choose-environment';
import type { Context, ExitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { fail, printData } from '../report';

export interface ClientAddOptions extends CommonOptions {
  readonly email: string;
  /** @default - the only environment that takes clients */
  readonly env?: string;
  /** Folders between the environment and the file, such as `emea`. @default - none */
  readonly folder?: string;
}

/** `mira client add NAME`: writes the client's file, if it would be valid. */
export function clientAddCommand(context: Context, name: string, options: ClientAddOptions): ExitCode {
  const root = rootOf(context, options);
  const { fleet, files, diagnostics } = loadFleet(root);
  if (!fleet) return fail(context, options, diagnostics, files);
  const environment = chooseEnvironment(fleet, options.env);
  if (typeof environment !== 'string') return fail(context, options, [environment], files);
  const path = ['clients', environment, ...(options.folder?.split('/') ?? []), `${name}.yaml`].join('/');
  const text = `${schemaLine('client', path)}\nadminEmail: ${JSON.stringify(options.email)}\n`;
  const file = { path, bytes: new TextEncoder().encode(text) };
  const problems = problemsOf(file, name, environment, fleet, files);
  if (problems.length > 0) return fail(context, options, problems, [...files, file]);
  createFile(root, path, text);
  printData(context, options, { file: path }, () => '');
  context.err(`${path} written; now run: mira synth\n`);
  return 0;
}

function chooseEnvironment({ environments }: Fleet, wanted: string | undefined): string | Diagnostic {
  const names = environments.filter(({ clients }) => clients).map(({ name }) => name);
  const place = { source: 'environments' };
  if (names.length === 0) {
    const help = `add "clients:" to ${environments[0]?.source}`;
    return error(place, 'cli/which-environment', 'no environment takes clients', help);
  }
  if (wanted !== undefined) return unknownEnvironment(wanted, names) ?? wanted;
  const [only = ''] = names;
  const help = `add --env ${names.join(' or --env ')}`;
  return names.length === 1 ? only : error(place, 'cli/which-environment', 'several environments take clients', help);
}

/** What would be wrong with the fleet if the file were there. */
function problemsOf(
  file: SourceFile,
  name: string,
  environment: string,
  fleet: Fleet,
  files: readonly SourceFile[],
): readonly Diagnostic[] {
  const same = fleet.clients.find((client) => client.environment === environment && client.name === name);
  if (same) {
    const message = `${environment} has a client "${name}" already`;
    return [error({ source: same.source }, 'cli/client-exists', message, 'edit its file, or choose another name')];
  }
  const named = nameProblems(file.path, name);
  if (named.length > 0) return named;
  return load([...files, file]).diagnostics.filter(({ severity }) => severity === 'error');
}
