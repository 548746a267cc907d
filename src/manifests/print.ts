import { Document, isScalar, visit } from 'yaml';
import { invariant } from '../diagnostics/invariant';
import { hasUnprintable } from '../diagnostics/printable';
import type { Manifest } from './manifest';

/**
 * Text that some YAML reader takes for a number, date or sexagesimal, though the printer would leave it bare:
 * `0o14`, `0B1`, `1_000`, `1:20`, `2026-11-21`.
 */
const NUMBER_LIKE = /^[-+.]?[0-9][0-9a-fA-FxXoO_.:eE+-]*$/;

/** Objects as YAML documents that YAML 1.1 and 1.2 readers, kubectl's among them, read alike. */
export function printYaml(manifests: readonly Manifest[]): string {
  return manifests.map(printOne).join('---\n');
}

function printOne(manifest: Manifest): string {
  const document = new Document(manifest, { version: '1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string') quote(node, node.value);
    },
  });
  invariant(isScalar(document.get('kind', true)), 'an object without a kind');
  return document.toString({ lineWidth: 0, indentSeq: false });
}

function quote(node: { type?: string | undefined }, text: string): void {
  invariant(!hasUnprintable(text.replaceAll('\n', '')), 'a control character came through the input checks');
  if (NUMBER_LIKE.test(text)) node.type = 'QUOTE_DOUBLE';
}
