import { type Document, isMap, isScalar, parseAllDocuments } from 'yaml';
import { type Diagnostic, error, hasErrors, type Outcome } from '../diagnostics/diagnostic';
import { findIndirection } from './indirection';
import { readPlain } from './plain';
import { rangeOf } from './position';
import type { SourceFile } from './source-file';
import { describeSyntax, findUnreadable } from './syntax';
import { decodeText } from './text';

/** A file as YAML: its data, and the nodes that say where each datum stands. */
export interface SourceDocument {
  readonly path: string;
  readonly text: string;
  readonly yaml: Document;
  /** Plain data, not validated. */
  readonly data: unknown;
}

/**
 * Reads one YAML 1.2 mapping. What makes a file mean something else than it shows is refused: several
 * documents, duplicate keys, anchors, aliases, tags and directives.
 */
export function parse(file: SourceFile): Outcome<SourceDocument> {
  const source = file.path;
  const decoded = decodeText(file);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const text = decoded.value;
  const plain = readPlain(text);
  if (plain) return { value: plainDocument(source, text, plain), diagnostics: [] };
  const unreadable = findUnreadable(source, text);
  if (unreadable) return { diagnostics: [unreadable] };
  const documents = documentsOf(text);
  const [yaml] = documents;
  if (!yaml) {
    const help = 'write at least the required fields: docs/client-file.md, docs/environment-file.md';
    return { diagnostics: [error({ source }, 'source/empty', 'the file says nothing', help)] };
  }
  const problems = documents.flatMap(({ errors }) => errors);
  const diagnostics = problems.length > 0 ? describeSyntax(source, text, problems) : shape(source, text, documents);
  if (hasErrors(diagnostics)) return { diagnostics };
  return { value: { path: source, text, yaml, data: yaml.toJS() }, diagnostics };
}

/** Most files are right: their nodes are made only for who wants to point into them. */
function plainDocument(path: string, text: string, data: unknown): SourceDocument {
  let yaml: Document | undefined;
  return {
    path,
    text,
    data,
    get yaml() {
      yaml ??= documentsOf(text)[0] as Document;
      return yaml;
    },
  };
}

/** The documents of a text; none where there is nothing but white space, comments and marks. */
function documentsOf(text: string): Document[] {
  const parsed = parseAllDocuments(text, { version: '1.2', strict: true, uniqueKeys: true, prettyErrors: false });
  if (!Array.isArray(parsed)) return [];
  const [first] = parsed;
  return parsed.length === 1 && first && isBlank(first as Document) ? [] : (parsed as Document[]);
}

function isBlank({ contents, errors }: Document): boolean {
  const nothing = contents === null || (isScalar(contents) && contents.value === null && contents.source === '');
  return nothing && errors.length === 0;
}

function shape(source: string, text: string, documents: readonly Document[]): Diagnostic[] {
  const [yaml] = documents;
  if (!yaml) return [];
  const found = findIndirection(source, text, yaml);
  if (documents.length > 1) {
    const at = documents[1]?.range?.[0] ?? 0;
    const message = `the file has ${documents.length} YAML documents`;
    const help = 'one file describes one thing: put the second document into a file of its own';
    found.push(error({ source, range: rangeOf(text, at, at + 1) }, 'source/several-documents', message, help));
  }
  if (!isMap(yaml.contents)) {
    const [start, end] = (yaml.contents as { range?: [number, number] } | null)?.range ?? [0, 1];
    const help = 'write fields and their values, such as "adminEmail: it@acme.example"';
    const message = 'the file must be a mapping of fields to values';
    found.push(error({ source, range: rangeOf(text, start, end) }, 'source/not-a-mapping', message, help));
  }
  return found;
}
