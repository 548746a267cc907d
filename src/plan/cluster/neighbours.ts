import type { Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';

/** The namespace that an object is in: that of the client where it names none, which is `default`. */
export function namespaceOf(manifest: Manifest | undefined): string {
  return manifest?.metadata.namespace ?? 'default';
}

/**
 * Objects in the namespace of another one that mention some texts anywhere. To ask for the namespace too keeps it quick in a
 * large fleet; in `default` it may be that nobody writes it.
 */
export function neighbours(
  cluster: ClusterView,
  side: 'before' | 'after',
  of: Manifest | undefined,
  ...texts: readonly string[]
): Manifest[] {
  const namespace = namespaceOf(of);
  const words = [...texts.map(wordOf), ...(namespace === 'default' ? [] : [namespace])];
  return cluster.mentioning(side, ...words).filter((manifest) => namespaceOf(manifest) === namespace);
}

/** What a text is found by: of `*.example.com` and `example.com/tier`, the part that is one word. */
export function wordOf(text: string): string {
  const words: readonly string[] = text.match(/[\w.-]+/g) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
