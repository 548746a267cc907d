import { styleText } from 'node:util';
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic';
import { formatDiagnostic, type Paint } from '../diagnostics/format';
import type { SourceFile } from '../source/source-file';
import { type Context, type ExitCode, exitCode } from './context';
import type { CommonOptions } from './options';

const COLOURS = { error: 'red', warning: 'yellow' } as const;

/** Shows diagnostics to a person, with the lines that they are about, and counts them. */
export function reportDiagnostics(
  context: Context,
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
): void {
  if (diagnostics.length === 0) return;
  const byPath = new Map(files.map((file) => [file.path, file]));
  const textOf = (path: string) => {
    const file = byPath.get(path);
    return file && textIn(file);
  };
  const paint: Paint | undefined = context.colour ? (severity, text) => styleText(COLOURS[severity], text) : undefined;
  for (const diagnostic of sortDiagnostics(diagnostics)) {
    context.err(`${formatDiagnostic(diagnostic, textOf, paint)}\n\n`);
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = [plural(errors, 'error'), plural(diagnostics.length - errors, 'warning')].filter(Boolean);
  context.err(`${counts.join(', ')}\n`);
}

/** Undefined where it can no longer be read. */
function textIn(file: SourceFile): string | undefined {
  try {
    return new TextDecoder().decode(file.bytes);
  } catch {
    return undefined;
  }
}

/** Prints data: as JSON for programs, else as `text` has it. */
export function printData(context: Context, { output }: CommonOptions, data: unknown, text: () => string): void {
  context.out(output === 'json' ? `${JSON.stringify(data, null, 2)}\n` : text());
}

/** `1 error`, `2 errors`, or nothing for none. */
export function plural(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Ends a command that has no data: shows what is wrong, to programs as JSON too. */
export function fail(
  context: Context,
  options: CommonOptions,
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
): ExitCode {
  reportDiagnostics(context, diagnostics, files);
  printData(context, options, { diagnostics: sortDiagnostics(diagnostics) }, () => '');
  return exitCode(diagnostics);
}
