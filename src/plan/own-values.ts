import type { ObjectPair } from './change';

/** Texts that are a stack's own, each with what is written instead of it to compare stacks. */
export type OwnValues = readonly (readonly [text: string, instead: string])[];

/**
 * What is a stack's own: its name, the namespaces that its objects are in, and the hosts that it has on both sides. A host that
 * comes or goes is a change, and stays as it is.
 */
export function ownValues(name: string, pairs: readonly ObjectPair[], hosts: readonly string[]): OwnValues {
  const namespaces = pairs.flatMap(({ before, after }) =>
    [before, after].map((side) => side?.manifest.metadata.namespace),
  );
  const own = [
    ...numbered(hosts, 'host'),
    ...numbered(
      namespaces.flatMap((namespace) => namespace ?? []),
      'namespace',
    ),
    [name, '<name>'] as const,
  ];
  return own.toSorted(([a], [b]) => b.length - a.length);
}

function numbered(texts: readonly string[], what: string): (readonly [string, string])[] {
  const distinct = [...new Set(texts)].filter((text) => text !== '').sort();
  return distinct.map((text, index) => [text, distinct.length === 1 ? `<${what}>` : `<${what} ${index + 1}>`] as const);
}

/** A text with every own value, where it stands as a word of its own, replaced. */
export function withoutOwn(text: string, own: OwnValues): string {
  return own.reduce((rest, [value, instead]) => rest.replaceAll(wordOf(value), instead), text);
}

const words = new Map<string, RegExp>();

function wordOf(value: string): RegExp {
  const known = words.get(value);
  if (known) return known;
  const word = new RegExp(`(?<![A-Za-z0-9])${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  words.set(value, word);
  return word;
}
