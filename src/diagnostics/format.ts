import type { Diagnostic, Range } from './diagnostic';
import { printable } from './printable';

/** The longest excerpt of a line that is shown under a message. */
const EXCERPT_WIDTH = 100;

/** Makes a word stand out on a terminal. */
export type Paint = (severity: Diagnostic['severity'], text: string) => string;

const PLAIN: Paint = (_, text) => text;

/** Looks a source's text up; undefined where there is none (a folder, an unreadable file). */
export type TextOf = (source: string) => string | undefined;

/**
 * One diagnostic as text:
 *
 * ```
 * clients/int/acme.yaml:3:1 error client/unknown-field
 *   unknown field "adminMail"
 *   3 | adminMail: it@acme.example
 *     | ^^^^^^^^^
 *   help: did you mean "adminEmail"?
 * ```
 */
export function formatDiagnostic(diagnostic: Diagnostic, textOf: TextOf, paint: Paint = PLAIN): string {
  const { source, range, severity, code, message, help } = diagnostic;
  const place = range ? `${source}:${range.start.line}:${range.start.column}` : source;
  const text = range ? textOf(source) : undefined;
  const lines = [`${printable(place)} ${paint(severity, severity)} ${code}`, `  ${printable(message)}`];
  if (range && text !== undefined) lines.push(...excerpt(text, range));
  if (help !== undefined) lines.push(`  help: ${help.split('\n').map(printable).join('\n        ')}`);
  return lines.join('\n');
}

/** The line that a range starts on, with carets under the part that is meant. */
function excerpt(text: string, { start, end }: Range): string[] {
  const line = text.split(/\r\n|\n|\r/, start.line)[start.line - 1] ?? '';
  const from = start.column - 1;
  const to = end.line === start.line ? end.column - 1 : line.length;
  // a long line is cut so that the place meant is in view
  const left = from < EXCERPT_WIDTH - 20 ? 0 : from - 20;
  const shown = line.slice(left, left + EXCERPT_WIDTH);
  const before = width(shown.slice(0, from - left));
  const marked = Math.max(1, width(shown.slice(from - left, Math.max(to, from + 1) - left)));
  const gutter = String(start.line);
  return [
    `  ${gutter} | ${visible(shown)}`,
    `  ${' '.repeat(gutter.length)} | ${' '.repeat(before)}${'^'.repeat(marked)}`,
  ];
}

function visible(text: string): string {
  return printable(text.replaceAll('\t', '    '));
}

function width(text: string): number {
  return [...visible(text)].length;
}
