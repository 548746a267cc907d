import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import type { Manifest } from '../../manifests/manifest';
import type { PlacedObject } from '../change';
import { knotIn } from './knots';
import { parseYaml } from './kubernetes-yaml';
import { lateMerge } from './merge-keys';

/** A document of a file. */
export interface Document {
  readonly path: string;
  /** What people call the file. */
  readonly source: string;
  /** Without comments before its first field: they say where it comes from. */
  readonly text: string;
  /** Where the text begins, counted from 1. */
  readonly line: number;
}

/** What was read, and what could not be. */
export interface ReadObjects {
  readonly objects: readonly PlacedObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The documents of a file: what is between lines of `---`. Those that say nothing are left out. */
export function documentsIn(path: string, text: string, source = path): Document[] {
  let from = 0;
  const documents = separatorsIn(text).map(({ at, end }) => {
    const found = document(path, source, text, from, at);
    from = end;
    return found;
  });
  documents.push(document(path, source, text, from, text.length));
  return documents.filter((found) => found !== undefined);
}

/** Where lines between documents are. To look for a text takes a fraction of the time that a pattern does. */
function separatorsIn(text: string): { readonly at: number; readonly end: number }[] {
  const found: { at: number; end: number }[] = [];
  for (let at = text.startsWith('---') ? 0 : dashesAfter(text, 0); at !== -1; at = dashesAfter(text, at)) {
    SEPARATOR.lastIndex = at;
    const [line] = SEPARATOR.exec(text) ?? [];
    if (line !== undefined) found.push({ at, end: at + line.length });
  }
  return found;
}

/** There are fewer dashes than lines. */
function dashesAfter(text: string, from: number): number {
  let at = text.indexOf('---', from + 1);
  while (at !== -1 && text[at - 1] !== '\n') at = text.indexOf('---', at + 1);
  return at;
}

/** A line between two documents. */
const SEPARATOR = /---[ \t]*(?:#.*)?(?:\r?\n|$)/y;

function document(path: string, source: string, whole: string, from: number, to: number): Document | undefined {
  COMMENTS.lastIndex = from;
  // of nearly all, the first character says that there is none
  const start = /[\s#]/.test(whole[from] ?? '') ? from + (COMMENTS.exec(whole)?.[0].length ?? 0) : from;
  if (start >= to) return undefined;
  return new Part(path, source, whole.slice(start, to), whole, start);
}

/** A part of a file. To count the lines of a large fleet takes long, and hardly anybody asks. */
class Part implements Document {
  constructor(
    readonly path: string,
    readonly source: string,
    readonly text: string,
    private readonly whole: string,
    private readonly start: number,
  ) {}

  get line(): number {
    return linesIn(this.whole, this.start) + 1;
  }
}

const COMMENTS = /(?:[ \t]*(?:#.*)?\r?\n)*/y;

function linesIn(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The objects of a document: one mostly, none of one with comments only, several of a List. */
export function objectsIn({ path, source, text, line }: Document): ReadObjects {
  const late = lateMerge(text);
  if (late !== undefined)
    return wrong(source, line + late, 1, '"<<" after another key: readers do not agree which one counts');
  const read = parseYaml(text);
  if ('problem' in read) return wrong(source, line - 1 + read.problem.line, read.problem.column, read.problem.reason);
  const second = anotherDocument(text);
  if (second !== undefined) return wrong(source, line + second, 1, SECOND);
  const knot = knotIn(text, read.values);
  if (knot !== undefined) return wrong(source, line, 1, knot);
  const found = read.values.filter((value) => value !== null && value !== undefined).flatMap(itemsOf);
  const isOther = found.some((value) => !isManifest(value));
  if (isOther) return wrong(source, line, 1, 'not a Kubernetes object: apiVersion, kind and metadata.name are needed');
  return { objects: (found as Manifest[]).map((manifest) => ({ manifest, path, line, text })), diagnostics: [] };
}

const SECOND = 'another document begins or ends here: readers do not agree on it; between two stands a line of "---"';

/** Where a document ends or begins otherwise than with a line of `---`, counted from 0. */
function anotherDocument(text: string): number | undefined {
  const found = /^(?:---[ \t]|\.\.\.(?=[ \t]*(?:#.*)?\r?\n[\s\S]*\S))/m.exec(text);
  return found ? text.slice(0, found.index).split('\n').length - 1 : undefined;
}

function wrong(source: string, line: number, column: number, message: string): ReadObjects {
  const start = { line, column };
  const place = { source, range: { start, end: { line, column: column + 1 } } };
  const help = 'mend the file; if it is generated, run: mira synth';
  return { objects: [], diagnostics: [error(place, 'plan/broken-yaml', message, help)] };
}

/** A List holds the objects that are meant. */
function itemsOf(value: unknown): unknown[] {
  const { apiVersion, kind, items } = value as { apiVersion?: unknown; kind?: unknown; items?: unknown };
  return apiVersion === 'v1' && kind === 'List' && Array.isArray(items) ? items.flatMap(itemsOf) : [value];
}

function isManifest(value: unknown): value is Manifest {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<Manifest>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string';
}
