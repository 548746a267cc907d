import { synth } from '../../pipeline';
import { type Context, type ExitCode, exitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { plural, printData, reportDiagnostics } from '../report';

/** `mira validate`: what is wrong with the input files. Writes nothing. */
export function validateCommand(context: Context, options: CommonOptions): ExitCode {
  const { files, fleet, diagnostics: found } = loadFleet(rootOf(context, options));
  // the platform's objects are few; those of clients cannot be wrong where their files are right
  const platform = fleet ? synth({ ...fleet, clients: [] }).diagnostics : [];
  const diagnostics = [...found, ...platform];
  reportDiagnostics(context, diagnostics, files);
  const code = exitCode(diagnostics);
  const counts = { environments: fleet?.environments.length ?? 0, clients: fleet?.clients.length ?? 0 };
  printData(context, options, { valid: code === 0, ...counts, diagnostics }, () => '');
  const { environments, clients } = counts;
  if (code === 0)
    context.err(`valid: ${plural(environments, 'environment')}, ${plural(clients, 'client') || 'no clients'}\n`);
  return code;
}
