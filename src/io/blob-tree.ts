import type { FileTree } from '../plan/read/trees';
import { GitProblem } from './git';
import { blobSizes, readBlobs } from './git-blobs';
import { MAX_YAML_BYTES, type ReadProblems, tooLarge, yamlText } from './yaml-file';

/** How much is asked of git at once, in bytes: a process for each file would take longer than all else. */
const CHUNK = 16 * 1024 * 1024;

/** How many of those are in memory together. */
const KEPT = 3;

/** Paths that are read together. */
type Chunk = string[];

/** Files of a commit that are read when they are asked for, many at once. */
export class BlobTree implements FileTree {
  readonly paths: ReadonlySet<string>;
  #chunks: ReadonlyMap<string, Chunk> | undefined;
  readonly #blobs = new Map<Chunk, ReadonlyMap<string, Uint8Array>>();

  /**
   * @param ids what git knows the files by
   * @param wanted those that will be read, in the order in which they will
   */
  constructor(
    private readonly root: string,
    private readonly ids: ReadonlyMap<string, string>,
    private readonly wanted: readonly string[],
    private readonly problems: ReadProblems,
    readonly sourceOf: (path: string) => string,
  ) {
    this.paths = new Set(ids.keys());
  }

  read(path: string): string {
    try {
      this.#chunks ??= this.#inChunks(this.wanted);
      const chunk = this.#chunks.get(path) ?? [path];
      const bytes = (this.#blobs.get(chunk) ?? this.#fetch(chunk)).get(path) ?? new Uint8Array();
      return yamlText(this.sourceOf(path), bytes, this.problems);
    } catch (problem) {
      if (!(problem instanceof GitProblem)) throw problem;
      this.problems.add(problem.diagnostic);
      return '';
    }
  }

  /** As bytes: so many texts that are kept would be copied about each time that memory is looked through. */
  #fetch(chunk: Chunk): ReadonlyMap<string, Uint8Array> {
    const [oldest] = this.#blobs.keys();
    if (oldest && this.#blobs.size >= KEPT) this.#blobs.delete(oldest);
    const read = readBlobs(this.root, this.#ids(chunk));
    const blobs = new Map(chunk.map((path, index) => [path, read[index] ?? new Uint8Array()]));
    this.#blobs.set(chunk, blobs);
    return blobs;
  }

  /** Which files are read together: those that are too large, with none. */
  #inChunks(paths: readonly string[]): Map<string, Chunk> {
    const chunks = new Map<string, Chunk>();
    const sizes = blobSizes(this.root, this.#ids(paths));
    let [chunk, bytes]: [Chunk, number] = [[], 0];
    for (const [index, path] of paths.entries()) {
      const size = sizes[index] ?? 0;
      if (size > MAX_YAML_BYTES) this.problems.add(tooLarge(this.sourceOf(path), size));
      if (bytes + size > CHUNK) [chunk, bytes] = [[], 0];
      bytes += size;
      chunks.set(path, chunk);
      if (size <= MAX_YAML_BYTES) chunk.push(path);
    }
    return chunks;
  }

  #ids(paths: readonly string[]): string[] {
    return paths.map((path) => this.ids.get(path) ?? '');
  }
}
