import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pid, version } from 'node:process';
import { deserialize, serialize } from 'node:v8';
import { type PackedTree, packTree, unpackTree } from './packed-tree';
import { digestIn, digestOf, emptyTree, isSeen, scanFile, type Tree } from './tree';

/** What is remembered of a run: of everything that it read, and `result`. */
export interface Memory<T> {
  readonly inputs: Tree;
  /** What is below `dist/`. */
  readonly dist: Tree;
  /** The files of the generator itself. */
  readonly generator: Tree;
  readonly result: T;
}

/** How many roots are remembered. */
const MOST_ROOTS = 10;

/** 43 characters: {@link digestOf}. */
const DIGEST = 43;

/** How a result is written. */
export interface Codec<T, Packed> {
  pack(result: T): Packed;
  unpack(packed: Packed): T;
}

/** What is in the file. */
interface Packed<P> {
  readonly inputs: PackedTree;
  readonly dist: PackedTree;
  readonly generator: PackedTree;
  readonly result: P;
}

/**
 * Remembers the last run for each root, outside of it. Nothing of it is needed, and nothing of it is trusted: another
 * generator, another Node, a file that is damaged, and it is as if there had been no run.
 */
export class Cache<T, P = unknown> {
  readonly #file: string;

  constructor(
    private readonly folder: string,
    root: string,
    private readonly codec: Codec<T, P>,
  ) {
    this.#file = join(folder, digestOf(`${version} ${realPath(root)}`));
  }

  /** Undefined where nothing is remembered, or something of the generator has changed since. */
  recall(): Memory<T> | undefined {
    try {
      const bytes = readFileSync(this.#file);
      const content = bytes.subarray(DIGEST);
      if (bytes.toString('latin1', 0, DIGEST) !== digestOf(content)) return undefined;
      const packed: Packed<P> = deserialize(content);
      const generator = unpackTree(packed.generator);
      if (!isOfThisProgram(generator)) return undefined;
      const { inputs, dist, result } = packed;
      return { generator, inputs: unpackTree(inputs), dist: unpackTree(dist), result: this.codec.unpack(result) };
    } catch {
      return undefined;
    }
  }

  /** Where it cannot be written, the next run takes longer. */
  remember({ inputs, dist, result }: Omit<Memory<T>, 'generator'>, before?: Memory<T>): void {
    if (before && isSeen(inputs, before.inputs) && isSeen(dist, before.dist)) return;
    try {
      const loaded = Object.keys(require.cache);
      if (loaded.some(isYounger)) return;
      const generator = seen([...(before?.generator.files.keys() ?? []), ...loaded], before?.generator);
      const content = serialize({
        inputs: packTree(inputs),
        dist: packTree(dist),
        generator: packTree(generator),
        result: this.codec.pack(result),
      } satisfies Packed<P>);
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const own = `${this.#file}.${pid}`;
      writeParts(own, [Buffer.from(digestOf(content), 'latin1'), content]);
      renameSync(own, this.#file);
      this.forgetOld();
    } catch {
      // the run is done, and right without it
    }
  }

  private forgetOld(): void {
    const paths = readdirSync(this.folder).map((name) => join(this.folder, name));
    const byAge = paths.map((path) => ({ path, time: statSync(path).mtimeMs })).sort((a, b) => b.time - a.time);
    for (const { path } of byAge.slice(MOST_ROOTS)) rmSync(path, { force: true });
  }
}

/** One behind the other: what is remembered of a large fleet is large, and not copied for this. */
function writeParts(path: string, parts: readonly Buffer[]): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (const part of parts) writeFileSync(file, part);
  } finally {
    closeSync(file);
  }
}

function realPath(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}

/** Files by absolute path, with their digests. */
function seen(paths: readonly string[], known?: Tree): Tree {
  const tree = emptyTree();
  for (const path of new Set(paths)) {
    scanFile(tree, path, { root: '', known });
    digestIn(tree, '', path);
  }
  return tree;
}

/** Whether what was made before was made by the program that runs: by the same files, not only by files that are there. */
function isOfThisProgram(before: Tree): boolean {
  const loaded = Object.keys(require.cache);
  if (loaded.some((path) => !before.files.has(path) || isYounger(path))) return false;
  const now = seen([...before.files.keys()], before);
  return [...before.files].every(
    ([path, { digest }]) => digest !== undefined && now.files.get(path)?.digest === digest,
  );
}

/** Whether a file was changed since the program began: then what runs may be another than what is there. */
function isYounger(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return !stats || Math.max(stats.mtimeMs, stats.ctimeMs) > performance.timeOrigin;
}
