import type { Manifest } from '../manifests/manifest';
import type { ClusterView } from './classify/rule';

/** The namespace that an object is in: that of the client where it names none, which is `default`. */
export function namespaceOf(manifest: Manifest | undefined): string {
  return manifest?.metadata.namespace ?? 'default';
}

/** Objects of some kinds in one namespace that mention a text anywhere. */
export function neighbours(
  cluster: ClusterView,
  side: 'before' | 'after',
  namespace: string,
  text: string,
  kinds: readonly string[],
): Manifest[] {
  const found = cluster.mentioning(side, wordOf(text));
  return found.filter((manifest) => kinds.includes(manifest.kind) && namespaceOf(manifest) === namespace);
}

/** What a text is found by: of `*.example.com` and `example.com/tier`, the part that is one word. */
export function wordOf(text: string): string {
  const words: readonly string[] = text.match(/[\w.-]+/g) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
