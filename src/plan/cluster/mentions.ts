import type { Manifest } from '../../manifests/manifest';
import { type Document, documentsIn, objectsIn } from '../read/read-objects';
import type { FileTree } from '../read/trees';

/** A word of YAML that may be a name. */
const WORD = /[\w.-]+/g;

/** Of so many files, what was read last is kept: rules ask about one stack several times. */
const RECENT = 32;

/** A document of a file, and its objects once somebody asked for them. */
interface Read {
  readonly document: Document;
  manifests?: readonly Manifest[];
}

/** Which objects mention a text. Which files have a word in them is looked for once, when somebody first asks. */
export class Mentions {
  #files: ReadonlyMap<string, readonly number[]> | undefined;
  readonly #recent = new Map<string, readonly Read[]>();

  constructor(
    private readonly tree: FileTree,
    private readonly paths: readonly string[],
  ) {}

  /** Looks into the files of the rarest text only: the others may be in every file of a fleet. */
  of(texts: readonly string[]): readonly Manifest[] {
    this.#files ??= this.#index();
    const [files = []] = texts.map((text) => this.#files?.get(text) ?? []).sort((a, b) => a.length - b.length);
    const paths = files.map((file) => this.paths[file] ?? '');
    return paths.flatMap((path) => this.#documents(path).flatMap((read) => manifestsIn(read, texts)));
  }

  #documents(path: string): readonly Read[] {
    const known = this.#recent.get(path);
    const read = known ?? documentsIn(path, this.tree.read(path)).map((document): Read => ({ document }));
    this.#recent.delete(path);
    this.#recent.set(path, read);
    const [oldest] = this.#recent.keys();
    if (oldest !== undefined && this.#recent.size > RECENT) this.#recent.delete(oldest);
    return read;
  }

  #index(): Map<string, number[]> {
    const files = new Map<string, number[]>();
    for (const [file, path] of this.paths.entries()) {
      for (const word of new Set(this.tree.read(path).match(WORD))) {
        const found = files.get(word);
        if (found) found.push(file);
        else files.set(copyOf(word), [file]);
      }
    }
    return files;
  }
}

/** A part of a text keeps all of it in memory. */
function copyOf(word: string): string {
  return Buffer.from(word).toString();
}

function manifestsIn(read: Read, texts: readonly string[]): readonly Manifest[] {
  if (!texts.every((text) => read.document.text.includes(text))) return [];
  read.manifests ??= objectsIn(read.document).objects.map(({ manifest }) => manifest);
  return read.manifests;
}
