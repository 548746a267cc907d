import type { Manifest } from './manifest';
import { assertPrintable, isBlock, scalar } from './scalar';

/** Prints a text behind its key or dash, `head`; its lines, where it has several, are as far in as `indent`. */
export type PrintText = (head: string, text: string, indent: string) => string;

/**
 * Objects as YAML documents that YAML 1.1 and 1.2 readers, kubectl's and Python's among them, read alike. Plain
 * data needs no more than mappings, lists and scalars; a general printer takes three times as long, and leaves
 * some texts bare that some reader takes for something else (docs/decisions/006-printing-yaml.md).
 */
export function printYaml(manifests: readonly Manifest[], text: PrintText = printText): string {
  return manifests.map((manifest) => `${mapping(manifest, '', text)}\n`).join('---\n');
}

type Data = Readonly<Record<string, unknown>>;

/** Lines, without a line break at the end. What stands before the first key may be other than the indentation. */
function mapping(data: Data, indent: string, text: PrintText, before = indent): string {
  const lines: string[] = [];
  for (const key of Object.keys(data)) {
    const start = lines.length === 0 ? before : indent;
    lines.push(entry(`${start}${scalar(key)}:`, data[key], indent, text));
  }
  return lines.join('\n');
}

/** A list is as far in as its key. */
function list(items: readonly unknown[], indent: string, text: PrintText): string {
  const lines: string[] = [];
  for (const item of items) {
    const inner = `${indent}  `;
    const isPlain = Array.isArray(item) || !isData(item) || isEmpty(item);
    // the first key stands behind the dash
    lines.push(isPlain ? entry(`${indent}-`, item, inner, text) : mapping(item, inner, text, `${indent}- `));
  }
  return lines.join('\n');
}

/** A value behind its key or dash: on the same line, or on the next ones. */
function entry(head: string, value: unknown, indent: string, text: PrintText): string {
  if (Array.isArray(value)) return value.length === 0 ? `${head} []` : `${head}\n${list(value, indent, text)}`;
  if (isData(value)) return isEmpty(value) ? `${head} {}` : `${head}\n${mapping(value, `${indent}  `, text)}`;
  return typeof value === 'string' ? text(head, value, `${indent}  `) : `${head} ${String(value)}`;
}

/** How texts are printed: on the line of their key, or line by line. */
export const printText: PrintText = (head, text, indent) => {
  const line = onOneLine(text);
  if (line !== undefined) return `${head} ${line}`;
  const lines = text.endsWith('\n') ? text.slice(0, -1) : text;
  return [
    `${head} ${text.endsWith('\n') ? '|' : '|-'}`,
    ...lines.split('\n').map((one) => one && `${indent}${one}`),
  ].join('\n');
};

/** A text as a scalar on one line; undefined where it is shown line by line. */
export function onOneLine(text: string): string | undefined {
  assertPrintable(text);
  return isBlock(text) ? undefined : scalar(text);
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: Data): boolean {
  return Object.keys(value).length === 0;
}
