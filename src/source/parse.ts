import { type Document, isMap, parseAllDocuments, type YAMLError } from 'yaml';
import { type Diagnostic, error, hasErrors, type Outcome } from '../diagnostics/diagnostic';
import { findIndirection } from './indirection';
import { rangeOf } from './position';
import type { SourceFile } from './source-file';
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
 * documents, duplicate keys, anchors, aliases and tags.
 */
export function parse(file: SourceFile): Outcome<SourceDocument> {
  const source = file.path;
  const decoded = decodeText(file);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const text = decoded.value;
  const documents = documentsOf(text);
  const [yaml] = documents;
  if (!yaml) return { diagnostics: [error({ source }, 'source/empty', 'the file is empty')] };
  const problems = documents.flatMap((document) => document.errors.map((problem) => syntax(source, text, problem)));
  const diagnostics = problems.length > 0 ? problems : shape(source, text, documents);
  if (hasErrors(diagnostics)) return { diagnostics };
  return { value: { path: source, text, yaml, data: yaml.toJS() }, diagnostics };
}

/** The documents of a text; none where there is nothing but white space and comments. */
function documentsOf(text: string): Document[] {
  const parsed = parseAllDocuments(text, { version: '1.2', strict: true, uniqueKeys: true, prettyErrors: false });
  if (!Array.isArray(parsed)) return [];
  const [first] = parsed;
  const blank = parsed.length === 1 && first?.contents === null && first.errors.length === 0;
  return blank ? [] : (parsed as Document[]);
}

function syntax(source: string, text: string, { code, message, pos }: YAMLError): Diagnostic {
  const place = { source, range: rangeOf(text, pos[0], pos[1]) };
  if (code === 'DUPLICATE_KEY') {
    return error(place, 'source/duplicate-key', 'this key is there already', 'keep one of the two');
  }
  const plain = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
  return error(place, 'source/syntax', plain, code === 'TAB_AS_INDENT' ? 'indent with spaces' : undefined);
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
