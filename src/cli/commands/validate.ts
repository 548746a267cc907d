import { hasErrors } from '../../diagnostics/diagnostic';
import { isClientPath, isEnvironmentPath } from '../../source/inputs';
import { type Context, type ExitCode, exitCode } from '../context';
import { type CommonOptions, rootOf } from '../options';
import { progressLine } from '../progress';
import { plural, printData, reportDiagnostics } from '../report';
import { type CacheOptions, cacheOf } from '../synthesise';
import { validateFleet } from '../validate-fleet';

/** `mira validate`: whether `mira synth` would succeed, and if not, why. Writes nothing. */
export function validateCommand(context: Context, options: CommonOptions & CacheOptions): ExitCode {
  const root = rootOf(context, options);
  const progress = progressLine(context, 'checking client');
  const { files, paths, diagnostics } = validateFleet(root, cacheOf(context, root, options), progress.step);
  progress.end();
  reportDiagnostics(context, diagnostics, files);
  const code = exitCode(diagnostics);
  printData(context, options, { valid: code === 0, diagnostics }, () => '');
  if (hasErrors(diagnostics)) return code;
  const counts = [
    plural(paths.filter(isEnvironmentPath).length, 'environment'),
    plural(paths.filter(isClientPath).length, 'client'),
  ];
  context.err(`valid: ${counts.filter(Boolean).join(', ')}\n`);
  return code;
}
