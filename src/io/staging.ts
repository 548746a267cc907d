import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compare } from '../diagnostics/diagnostic';
import type { FileChange } from '../manifests/immutable';
import type { OutputFile } from '../manifests/layout';
import { isGenerated } from './is-generated';
import { places, replaceTree } from './swap';
import { digestIn, digestOf, emptyTree, type SeenFile, type Tree } from './tree';

/** What a run changed below `dist/`, by path. */
export interface Published {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Files that were not looked at, since somebody asked for a part. */
  readonly others: number;
  /** What is below `dist/` now. */
  readonly tree: Tree;
}

/**
 * A new tree in the making, beside the old one: what differs from the old tree is written as it comes, so that no more
 * than one file is in memory. Nothing of the old tree changes before {@link Staging.commit}.
 */
export class Staging {
  readonly #added: string[] = [];
  readonly #updated: string[] = [];
  readonly #unchanged: string[] = [];
  readonly #others: string[] = [];
  /** The new tree. */
  readonly #files = new Map<string, SeenFile>();
  #made = '';

  /** @param old what is below `dist/` */
  constructor(
    private readonly root: string,
    private readonly old: Tree,
  ) {}

  /** Leaves a file of the old tree as it is. */
  keep(path: string): void {
    this.#files.set(path, this.old.files.get(path) ?? {});
    this.#unchanged.push(path);
  }

  /** Leaves a file of the old tree alone, whatever is in it. */
  leave(path: string): void {
    this.#files.set(path, this.old.files.get(path) ?? {});
    this.#others.push(path);
  }

  /** Takes a file of the new tree. */
  take({ path, text }: OutputFile): void {
    const digest = digestOf(text);
    if (digestIn(this.old, places(this.root).current, path) === digest) {
      this.keep(path);
      return;
    }
    (this.old.files.has(path) ? this.#updated : this.#added).push(path);
    this.#files.set(path, { digest });
    this.makeFolder(dirname(this.staged(path)));
    writeFileSync(this.staged(path), text);
  }

  /** Paths of what is in the old tree and was not generated. To be asked once all files are taken. */
  foreign(): string[] {
    const notOurs = [...this.#updated, ...this.removed()].filter((path) => !isGenerated(this.current(path)));
    return [...this.old.links, ...this.old.others, ...notOurs].sort(compare);
  }

  /** Whether anything of the old tree changes. */
  get replaces(): boolean {
    return this.#updated.length + this.removed().length > 0;
  }

  /** What would change. Texts are read when they are asked for. */
  changes(): FileChange[] {
    const before = (path: string) => readFileSync(this.current(path), 'utf8');
    const after = (path: string) => readFileSync(this.staged(path), 'utf8');
    return [
      ...this.removed().map((path) => ({ path, before: () => before(path) })),
      ...this.#updated.map((path) => ({ path, before: () => before(path), after: () => after(path) })),
      ...this.#added.map((path) => ({ path, after: () => after(path) })),
    ];
  }

  /** Puts the new tree in place of the old one. */
  commit(): Published {
    const written = [...this.#added, ...this.#updated];
    const removed = this.removed();
    const [only] = written;
    // a rename of one file is whole by itself
    const isOne = only !== undefined && written.length + removed.length === 1;
    const isReplaced = !isOne && written.length + removed.length > 0;
    if (isOne) this.replaceFile(only);
    if (isReplaced) replaceTree(this.root, [...this.#unchanged, ...this.#others]);
    return {
      added: this.#added.sort(compare),
      updated: this.#updated.sort(compare),
      removed,
      unchanged: this.#unchanged.length,
      others: this.#others.length,
      tree: this.newTree(isReplaced),
    };
  }

  private removed(): string[] {
    return [...this.old.files.keys()].filter((path) => !this.#files.has(path)).sort(compare);
  }

  private replaceFile(path: string): void {
    mkdirSync(dirname(this.current(path)), { recursive: true });
    renameSync(this.staged(path), this.current(path));
  }

  /** Links have new times, and folders are others, in a tree that was replaced. */
  private newTree(isReplaced: boolean): Tree {
    if (!isReplaced) return { ...emptyTree(), files: this.#files, folders: this.old.folders };
    const files = [...this.#files].map(([path, { digest }]) => [path, { digest }] as const);
    return { ...emptyTree(), files: new Map(files) };
  }

  private makeFolder(folder: string): void {
    if (this.#made !== folder) mkdirSync(folder, { recursive: true });
    this.#made = folder;
  }

  private current(path: string): string {
    return join(places(this.root).current, path);
  }

  private staged(path: string): string {
    return join(places(this.root).staged, path);
  }
}
