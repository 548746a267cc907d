import { nameProblems } from '../../client/identity';
import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { createFile } from '../../io/create-file';
import { type Fleet, load } from '../../pipeline';
import { schemaLine } from '../../schemas';
import type { SourceFile } from '../../source/source-file';
import { type Context, type ExitCode, exitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { printData, reportDiagnostics } from '../report';

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
  const loaded = loadFleet(root);
  if (!loaded.fleet) return fail(context, loaded.diagnostics, loaded.files);
  const environment = chooseEnvironment(loaded.fleet, options.env);
  if (typeof environment !== 'string') return fail(context, [environment], []);
  const path = ['clients', environment, ...(options.folder?.split('/') ?? []), `${name}.yaml`].join('/');
  const text = `${schemaLine('client', path)}\nadminEmail: ${JSON.stringify(options.email)}\n`;
  const file = { path, bytes: new TextEncoder().encode(text) };
  const problems = problemsOf(file, name, loaded.files);
  if (problems.length > 0) return fail(context, problems, [file]);
  createFile(root, path, text);
  printData(context, options, { file: path }, () => '');
  context.err(`${path} written; now run: mira synth\n`);
  return 0;
}

function chooseEnvironment({ environments }: Fleet, wanted: string | undefined): string | Diagnostic {
  const names = environments.filter(({ clients }) => clients).map(({ name }) => name);
  if (wanted !== undefined && names.includes(wanted)) return wanted;
  const [only] = names;
  if (wanted === undefined && only !== undefined && names.length === 1) return only;
  const which = wanted === undefined ? 'several environments take clients' : `no environment "${wanted}" takes clients`;
  const help = (wanted !== undefined && didYouMean(wanted, names)) || `add --env ${names.join(' or --env ')}`;
  return error({ source: 'environments' }, 'cli/which-environment', which, help);
}

/** What would be wrong with the fleet if the file were there. */
function problemsOf(file: SourceFile, name: string, files: readonly SourceFile[]): Diagnostic[] {
  if (files.some(({ path }) => path === file.path)) {
    return [error({ source: file.path }, 'cli/client-exists', `there is a client "${name}" already`, 'edit its file')];
  }
  const named = nameProblems(file.path, name);
  return named.length > 0
    ? named
    : [...load([...files, file]).diagnostics].filter(({ severity }) => severity === 'error');
}

function fail(context: Context, diagnostics: readonly Diagnostic[], files: readonly SourceFile[]): ExitCode {
  reportDiagnostics(context, diagnostics, files);
  return exitCode(diagnostics);
}
