import type { Code } from '../diagnostics/codes';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import { show } from '../diagnostics/printable';
import { locateKey, type Path } from '../source/locate';
import type { SourceDocument } from '../source/parse';

/** A diagnostic for every key of `mapping`, which stands at `path`, that is not one of `known`. */
export function unknownKeys(
  document: SourceDocument,
  path: Path,
  mapping: object | undefined,
  known: readonly string[],
  code: Code,
): Diagnostic[] {
  return Object.keys(mapping ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => {
      const help = didYouMean(key, known) ?? `the product has ${known.join(', ')}`;
      return error(locateKey(document, [...path, key]), code, `the product has no ${show(key)}`, help);
    });
}
