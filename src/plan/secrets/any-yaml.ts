import { printable } from '../../diagnostics/printable';
import type { Manifest } from '../../manifests/manifest';
import { type PrintText, printText, printYaml } from '../../manifests/print';
import { type Fields, isFields } from '../compare/shape';

/** A mapping as YAML for people to read: of files of anybody, with characters in them that no reader of YAML takes. */
export function anyYaml(data: Fields): string {
  return printableLines(printYaml([data as Manifest], anyText));
}

const anyText: PrintText = (head, value, indent) =>
  printableLines(value) === value ? printText(head, value, indent) : `${head} ${JSON.stringify(value)}`;

function printableLines(value: string): string {
  return value.split('\n').map(printable).join('\n');
}

/** A value of a field: a text as it is, lists and mappings as YAML. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return printableLines(value);
  if (Array.isArray(value)) return value.some(isFields) ? listText(value) : JSON.stringify(value);
  return isFields(value) && Object.keys(value).length > 0 ? anyYaml(value).trimEnd() : JSON.stringify(value);
}

/** The lines behind the key of a list. */
function listText(list: readonly unknown[]): string {
  return anyYaml({ list }).split('\n').slice(1).join('\n').trimEnd();
}
