import { problemsOf } from '../../pipeline';
import { type Context, type ExitCode, exitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { progressLine } from '../progress';
import { plural, printData, reportDiagnostics } from '../report';

/** `mira validate`: whether `mira synth` would succeed, and if not, why. Writes nothing. */
export function validateCommand(context: Context, options: CommonOptions): ExitCode {
  const { files, fleet, diagnostics: found } = loadFleet(rootOf(context, options));
  const progress = progressLine(context, 'checking client');
  const made = fleet ? problemsOf(fleet, progress.step) : [];
  progress.end();
  const diagnostics = [...found, ...made];
  reportDiagnostics(context, diagnostics, files);
  const code = exitCode(diagnostics);
  printData(context, options, { valid: code === 0, diagnostics }, () => '');
  if (fleet && code === 0) {
    const counts = [plural(fleet.environments.length, 'environment'), plural(fleet.clients.length, 'client')];
    context.err(`valid: ${counts.filter(Boolean).join(', ')}\n`);
  }
  return code;
}
