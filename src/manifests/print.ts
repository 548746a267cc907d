import type { Manifest } from './manifest';
import { assertPrintable, isBlock, scalar } from './scalar';

/**
 * Objects as YAML documents that YAML 1.1 and 1.2 readers, kubectl's and Python's among them, read alike. Plain
 * data needs no more than mappings, lists and scalars; a general printer takes three times as long, and leaves
 * some texts bare that some reader takes for something else (docs/decisions/006-printing-yaml.md).
 */
export function printYaml(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => `${mapping(manifest, '').join('\n')}\n`).join('---\n');
}

type Data = Readonly<Record<string, unknown>>;

function mapping(data: Data, indent: string): string[] {
  return Object.entries(data).flatMap(([key, value]) => entry(`${indent}${scalar(key)}:`, value, indent));
}

/** A value behind its key or dash: on the same line, or on the next ones. */
function entry(head: string, value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${head} []`] : [head, ...list(value, indent)];
  if (isData(value)) return isEmpty(value) ? [`${head} {}`] : [head, ...mapping(value, `${indent}  `)];
  return text(head, value, `${indent}  `);
}

/** A list is as far in as its key. */
function list(items: readonly unknown[], indent: string): string[] {
  return items.flatMap((item) => {
    if (Array.isArray(item) || !isData(item) || isEmpty(item)) return entry(`${indent}-`, item, `${indent}  `);
    const [first = '', ...rest] = mapping(item, `${indent}  `);
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

function text(head: string, value: unknown, indent: string): string[] {
  if (typeof value !== 'string') return [`${head} ${String(value)}`];
  assertPrintable(value);
  if (!isBlock(value)) return [`${head} ${scalar(value)}`];
  const lines = value.endsWith('\n') ? value.slice(0, -1) : value;
  return [
    `${head} ${value.endsWith('\n') ? '|' : '|-'}`,
    ...lines.split('\n').map((line) => line && `${indent}${line}`),
  ];
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: Data): boolean {
  return Object.keys(value).length === 0;
}
