import type { Manifest } from '../manifests/manifest';
import type { ClusterView } from './classify/rule';
import { documentsIn, objectsIn } from './read-objects';
import type { FileTree, Trees } from './trees';
import type { Written } from './written';

/** A view of one cluster that reads no more than it is asked for. */
export function clusterView(
  trees: Trees,
  paths: Readonly<Record<'before' | 'after', readonly string[]>>,
  oneSided: () => Iterable<Written>,
): ClusterView {
  const mentions = { before: new Mentions(trees.before, paths.before), after: new Mentions(trees.after, paths.after) };
  let only: Readonly<Record<'before' | 'after', ByKind>> | undefined;
  return {
    mentioning: (side, ...texts) => mentions[side].of(texts),
    only: (side, kind) => {
      only ??= byKinds(oneSided());
      return only[side].get(kind) ?? [];
    },
  };
}

type ByKind = Map<string, Manifest[]>;

function byKinds(oneSided: Iterable<Written>): Record<'before' | 'after', ByKind> {
  const kinds = { before: new Map<string, Manifest[]>(), after: new Map<string, Manifest[]>() };
  for (const { before, after } of oneSided) {
    const document = before ?? after;
    if (before && after) continue;
    for (const { manifest } of document ? objectsIn(document).objects : []) {
      const same = kinds[before ? 'before' : 'after'];
      same.set(manifest.kind, [...(same.get(manifest.kind) ?? []), manifest]);
    }
  }
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
    private readonly paths: readonly string[],
  ) {}

  /** Looks into the files of the rarest text only: the others may be in every file of a fleet. */
  of(texts: readonly string[]): readonly Manifest[] {
    this.#files ??= this.#index();
    const asked = texts.join(' ');
    const [paths = []] = texts.map((text) => this.#files?.get(text) ?? []).sort((a, b) => a.length - b.length);
    const found = this.#asked.get(asked) ?? paths.flatMap((path) => this.#objects(path, texts));
    this.#asked.set(asked, found);
    return found;
  }

  #objects(path: string, texts: readonly string[]): Manifest[] {
    const documents = documentsIn(path, this.tree.read(path)).filter(({ text }) =>
      texts.every((one) => text.includes(one)),
    );
    return documents.flatMap((document) => objectsIn(document).objects).map(({ manifest }) => manifest);
  }

  #index(): Map<string, string[]> {
    const files = new Map<string, string[]>();
    for (const path of this.paths) this.#note(path, files);
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
