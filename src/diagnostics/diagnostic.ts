import type { Code } from './codes';

/** A place in a text. Lines and columns count from 1; a column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where something stands. */
export interface Place {
  /** The file, relative to the root, with `/` on every platform. */
  readonly source: string;
  /** @default - the file as a whole */
  readonly range?: Range;
}

/**
 * One thing that is wrong (or doubtful) in what a user wrote, as a value.
 *
 * `message` is lower case and without a full stop: what is wrong, what came, what is allowed.
 * `help` says what to change.
 */
export interface Diagnostic extends Place {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** @default - the message says it all */
  readonly help?: string;
}

/** A result, or what stood in its way, or both (a value with warnings). */
export interface Outcome<T> {
  /** Absent exactly when there is an error. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** A diagnostic that stops everything: nothing is written while there is one. */
export function error(place: Place, code: Code, message: string, help?: string): Diagnostic {
  return diagnostic('error', place, code, message, help);
}

/** A diagnostic that is shown and stops nothing. */
export function warning(place: Place, code: Code, message: string, help?: string): Diagnostic {
  return diagnostic('warning', place, code, message, help);
}

function diagnostic(
  severity: Diagnostic['severity'],
  { source, range }: Place,
  code: Code,
  message: string,
  help?: string,
): Diagnostic {
  return { code, severity, source, ...(range && { range }), message, ...(help !== undefined && { help }) };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** The value, unless one of the diagnostics is an error. */
export function outcome<T>(value: T, diagnostics: readonly Diagnostic[]): Outcome<T> {
  return hasErrors(diagnostics) ? { diagnostics } : { value, diagnostics };
}

/** By file, then place, then code: the order in which a reader mends them. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.source, b.source) ||
      (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
      (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

/** By code unit, so that the order is the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
