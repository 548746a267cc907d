import { type Document, isAlias, isNode, isScalar, type Node, visit } from 'yaml';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { rangeOf } from './position';

/**
 * Anchors, aliases, tags and keys that are not text: what makes a line mean something else than it shows. An alias can also blow a
 * small file up without bound (https://en.wikipedia.org/wiki/Billion_laughs_attack).
 */
export function findIndirection(source: string, text: string, yaml: Document): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(yaml, (key, node) => {
    if (!isNode(node)) return;
    if (key === 'key' && !isScalar(node)) {
      const [start, end] = node.range ?? [0, 1];
      const place = { source, range: rangeOf(text, start, end) };
      found.push(
        error(place, 'source/syntax', 'a key must be text', 'quote it, if braces or brackets are meant as text'),
      );
    }
    const what = describe(node);
    if (what === undefined) return;
    const [start, end] = node.range ?? [0, 1];
    const place = { source, range: rangeOf(text, start, end) };
    found.push(error(place, 'source/alias', `${what} is not allowed`, 'write the value out'));
  });
  return found;
}

function describe(node: Node): string | undefined {
  if (isAlias(node)) return `the alias *${node.source}`;
  if ('anchor' in node && typeof node.anchor === 'string') return `the anchor &${node.anchor}`;
  if (node.tag !== undefined) return `the tag ${node.tag}`;
  return undefined;
}
