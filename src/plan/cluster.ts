import type { Manifest } from '../manifests/manifest';
import type { ObjectPair } from './change';
import type { ClusterView } from './classify/rule';
import { documentsIn, objectsIn } from './read-objects';
import type { FileTree, Trees } from './trees';

/** A view of one cluster that reads no more than it is asked for. */
export function clusterView(
  trees: Trees,
  isInCluster: (path: string) => boolean,
  pairs: readonly ObjectPair[],
): ClusterView {
  const sides = { before: new Mentions(trees.before, isInCluster), after: new Mentions(trees.after, isInCluster) };
  const onlyThere = {
    before: byKind(pairs.flatMap(({ before, after }) => (before && !after ? [before.manifest] : []))),
    after: byKind(pairs.flatMap(({ before, after }) => (after && !before ? [after.manifest] : []))),
  };
  return {
    mentioning: (side, text) => sides[side].of(text),
    only: (side, kind) => onlyThere[side].get(kind) ?? [],
  };
}

function byKind(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const kinds = new Map<string, Manifest[]>();
  for (const manifest of manifests) kinds.set(manifest.kind, [...(kinds.get(manifest.kind) ?? []), manifest]);
  return kinds;
}

/** A word of YAML that may be a name. */
const WORD = /[\w.-]+/g;

/** Which files have a word in them: looked for once in all of them, when somebody first asks. */
class Mentions {
  #files: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #asked = new Map<string, readonly Manifest[]>();

  constructor(
    private readonly tree: FileTree,
    private readonly isInCluster: (path: string) => boolean,
  ) {}

  of(text: string): readonly Manifest[] {
    this.#files ??= this.#index();
    const found = this.#asked.get(text) ?? (this.#files.get(text) ?? []).flatMap((path) => this.#objects(path, text));
    this.#asked.set(text, found);
    return found;
  }

  #objects(path: string, text: string): Manifest[] {
    const documents = documentsIn(this.tree.read(path)).filter((document) => document.text.includes(text));
    return documents.flatMap((document) => objectsIn(document, path).objects).map(({ manifest }) => manifest);
  }

  #index(): Map<string, string[]> {
    const files = new Map<string, string[]>();
    for (const path of this.tree.paths) if (this.isInCluster(path)) this.#note(path, files);
    return files;
  }

  #note(path: string, files: Map<string, string[]>): void {
    for (const word of new Set(this.tree.read(path).match(WORD))) {
      const paths = files.get(word);
      if (paths) paths.push(path);
      else files.set(word, [path]);
    }
  }
}
