import { hasUnprintable } from '../diagnostics/printable';

/** What the fast reader makes of a text. */
type Plain = string | readonly string[] | { [key: string]: Plain };

/** A line that it takes: how far in, a key or a dash, and a scalar. */
const LINE =
  /^( *)(?:([A-Za-z][A-Za-z0-9._/-]*):|-)(?: ([A-Za-z][A-Za-z0-9@._+/-]*|[1-9]\d*[A-Za-z]+|"[A-Za-z0-9 @._+/-]*"))?$/;

/** Words and numbers that are no text in YAML 1.2, and words that some reader takes for none. */
const OTHER_THAN_TEXT = /^(null|true|false|yes|no|on|off|y|n|\d+e)$/i;

interface Line {
  readonly indent: number;
  /** Undefined behind a dash. */
  readonly key?: string;
  readonly value?: string;
}

/**
 * Reads the few forms of YAML that most client files consist of, ten times as fast as a parser: block mappings and
 * lists of one-line texts. Undefined for a text with anything else in it, and for everything that may be wrong: what
 * it takes is right, and means the same to a parser (a law in test/property).
 */
export function readPlain(text: string): Readonly<Record<string, unknown>> | undefined {
  const lines: Line[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || (line.startsWith('#') && !hasUnprintable(line))) continue;
    const read = readLine(line);
    if (!read) return undefined;
    lines.push(read);
  }
  const reader = { lines, next: 0 };
  const mapping = lines.length > 0 ? readMapping(reader, 0) : undefined;
  return mapping && reader.next === lines.length ? mapping : undefined;
}

function readLine(line: string): Line | undefined {
  const [, spaces = '', key, value] = LINE.exec(line) ?? [undefined];
  if (value === undefined && key === undefined) return undefined;
  if (key !== undefined && (key in {} || OTHER_THAN_TEXT.test(key))) return undefined;
  if (value !== undefined && OTHER_THAN_TEXT.test(value)) return undefined;
  const read = value?.startsWith('"') ? value.slice(1, -1) : value;
  return { indent: spaces.length, ...(key !== undefined && { key }), ...(read !== undefined && { value: read }) };
}

interface Reader {
  readonly lines: readonly Line[];
  next: number;
}

function readMapping(reader: Reader, indent: number): { [key: string]: Plain } | undefined {
  const mapping: { [key: string]: Plain } = {};
  for (let line = peek(reader); line?.indent === indent && line.key !== undefined; line = peek(reader)) {
    reader.next += 1;
    const value = line.value ?? readBelow(reader, indent);
    if (value === undefined || line.key in mapping) return undefined;
    mapping[line.key] = value;
  }
  return mapping;
}

/** What stands further in than its key. */
function readBelow(reader: Reader, indent: number): Plain | undefined {
  const first = peek(reader);
  if (!first || first.indent <= indent) return undefined;
  return first.key === undefined ? readList(reader, first.indent) : readMapping(reader, first.indent);
}

function readList(reader: Reader, indent: number): readonly string[] | undefined {
  const items: string[] = [];
  for (let line = peek(reader); line?.indent === indent && line.key === undefined; line = peek(reader)) {
    reader.next += 1;
    if (line.value === undefined) return undefined;
    items.push(line.value);
  }
  return items;
}

function peek({ lines, next }: Reader): Line | undefined {
  return lines[next];
}
