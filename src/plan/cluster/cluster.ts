import type { Manifest } from '../../manifests/manifest';
import type { ClusterView } from '../classify/rule';
import { objectsIn } from '../read/read-objects';
import type { Trees } from '../read/trees';
import type { Written } from '../read/written';
import { Mentions } from './mentions';

/** A view of one cluster that reads no more than it is asked for. */
export function clusterView(
  trees: Trees,
  paths: Readonly<Record<'before' | 'after', readonly string[]>>,
  written: () => Iterable<Written>,
): ClusterView {
  const mentions = { before: new Mentions(trees.before, paths.before), after: new Mentions(trees.after, paths.after) };
  const asked = new Map<string, OneSided>();
  return {
    mentioning: (side, ...texts) => mentions[side].of(texts),
    only: (side, kind) => {
      const found = asked.get(kind) ?? oneSided(written(), kind);
      asked.set(kind, found);
      return found[side];
    },
  };
}

interface OneSided {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/** The objects of a kind that are there on one side only. */
function oneSided(written: Iterable<Written>, kind: string): OneSided {
  const found = { before: [] as Manifest[], after: [] as Manifest[] };
  for (const { identity, before, after } of written) {
    const document = before && after ? undefined : (before ?? after);
    if (!document || identity.split('/')[1] !== kind) continue;
    for (const { manifest } of objectsIn(document).objects) {
      if (manifest.kind === kind) found[before ? 'before' : 'after'].push(manifest);
    }
  }
  return found;
}
