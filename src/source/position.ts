import type { Position, Range } from '../diagnostics/diagnostic';

/** The line and column of an offset. Offsets past the end are taken as the end. */
function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)));
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The range between two offsets, at least one character long. */
export function rangeOf(text: string, start: number, end: number): Range {
  return { start: positionAt(text, start), end: positionAt(text, Math.max(end, start + 1)) };
}
