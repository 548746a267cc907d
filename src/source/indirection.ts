import { type Document, isAlias, isNode, isScalar, type Node, visit } from 'yaml';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { rangeOf } from './position';

/**
 * Anchors, aliases, tags and keys that are not text: what makes a line mean something else than it shows. An
 * alias can also blow a small file up without bound (https://en.wikipedia.org/wiki/Billion_laughs_attack).
 */
export function findIndirection(source: string, text: string, yaml: Document): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(yaml, (key, node) => {
    if (!isNode(node)) return;
    const [start, end] = node.range ?? [0, 1];
    if (key === 'key' && !isScalar(node)) {
      const help = 'quote it, if braces or brackets are meant as text';
      found.push(error({ source, range: rangeOf(text, start, end) }, 'source/syntax', 'a key must be text', help));
    }
    if (key === 'key' && isScalar(node) && node.value === '__proto__') {
      const place = { source, range: rangeOf(text, start, end) };
      found.push(error(place, 'source/syntax', '__proto__ cannot be a key', 'choose another name'));
    }
    const mark = markOf(node);
    if (!mark) return;
    // anchors and tags stand before the node that they are of
    const at = isAlias(node) ? start : Math.max(0, text.lastIndexOf(mark.written, start));
    const place = { source, range: rangeOf(text, at, at + mark.written.length) };
    found.push(error(place, 'source/alias', `the ${mark.what} ${mark.written} is not allowed`, 'write the value out'));
  });
  return found;
}

interface Mark {
  readonly what: 'alias' | 'anchor' | 'tag';
  readonly written: string;
}

function markOf(node: Node): Mark | undefined {
  if (isAlias(node)) return { what: 'alias', written: `*${node.source}` };
  if ('anchor' in node && typeof node.anchor === 'string') return { what: 'anchor', written: `&${node.anchor}` };
  if (node.tag === undefined) return undefined;
  return { what: 'tag', written: node.tag.replace(/^tag:yaml\.org,2002:/, '!!') };
}
