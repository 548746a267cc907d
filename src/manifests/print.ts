import type { Manifest } from './manifest';
import { assertPrintable, isBlock, scalar } from './scalar';
import { isShared } from './template';

/**
 * Objects as YAML documents that YAML 1.1 and 1.2 readers, kubectl's and Python's among them, read alike. Plain
 * data needs no more than mappings, lists and scalars; a general printer takes three times as long, and leaves
 * some texts bare that some reader takes for something else (docs/decisions/006-printing-yaml.md).
 */
export function printYaml(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => `${mapping(manifest, '')}\n`).join('---\n');
}

type Data = Readonly<Record<string, unknown>>;

/** What is the same for all that are made of one template, by how far in it is. */
const printed = new WeakMap<object, Map<string, string>>();

/** Lines, without a line break at the end. */
function mapping(data: Data, indent: string): string {
  return isShared(data) ? once(data, indent, entries) : entries(data, indent);
}

/** A list is as far in as its key. */
function list(items: readonly unknown[], indent: string): string {
  return isShared(items) ? once(items, indent, dashes) : dashes(items, indent);
}

function once<T extends object>(value: T, indent: string, print: (value: T, indent: string) => string): string {
  const byIndent = printed.get(value) ?? new Map<string, string>();
  printed.set(value, byIndent);
  const text = byIndent.get(indent) ?? print(value, indent);
  byIndent.set(indent, text);
  return text;
}

function entries(data: Data, indent: string): string {
  const lines: string[] = [];
  for (const key of Object.keys(data)) lines.push(entry(`${indent}${scalar(key)}:`, data[key], indent));
  return lines.join('\n');
}

function dashes(items: readonly unknown[], indent: string): string {
  const lines: string[] = [];
  for (const item of items) {
    const isPlain = Array.isArray(item) || !isData(item) || isEmpty(item);
    // the first key stands behind the dash
    const inner = isPlain ? '' : mapping(item, `${indent}  `).slice(indent.length + 2);
    lines.push(isPlain ? entry(`${indent}-`, item, `${indent}  `) : `${indent}- ${inner}`);
  }
  return lines.join('\n');
}

/** A value behind its key or dash: on the same line, or on the next ones. */
function entry(head: string, value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? `${head} []` : `${head}\n${list(value, indent)}`;
  if (isData(value)) return isEmpty(value) ? `${head} {}` : `${head}\n${mapping(value, `${indent}  `)}`;
  return text(head, value, `${indent}  `);
}

function text(head: string, value: unknown, indent: string): string {
  if (typeof value !== 'string') return `${head} ${String(value)}`;
  assertPrintable(value);
  if (!isBlock(value)) return `${head} ${scalar(value)}`;
  const lines = value.endsWith('\n') ? value.slice(0, -1) : value;
  return [
    `${head} ${value.endsWith('\n') ? '|' : '|-'}`,
    ...lines.split('\n').map((line) => line && `${indent}${line}`),
  ].join('\n');
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: Data): boolean {
  return Object.keys(value).length === 0;
}
