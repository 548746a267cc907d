import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compare } from '../diagnostics/diagnostic';
import type { FileChange } from '../manifests/immutable';
import type { OutputFile } from '../manifests/layout';
import { isGenerated, listTree } from './existing-tree';
import { places, replaceTree } from './swap';

/** What a run changed below `dist/`, by path. */
export interface Published {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/**
 * A new tree in the making, beside the old one: what differs from the old tree is written as it comes, so that no more
 * than one file is in memory. Nothing of the old tree changes before {@link Staging.commit}.
 */
export class Staging {
  readonly #added: string[] = [];
  readonly #updated: string[] = [];
  readonly #unchanged: string[] = [];
  readonly #existing: ReadonlySet<string>;
  readonly #foreign: string[];
  readonly #folders = new Set<string>();

  constructor(private readonly root: string) {
    const { files, others } = listTree(places(root).current);
    this.#existing = files;
    this.#foreign = [...others];
  }

  /** Takes a file of the new tree. */
  take({ path, text }: OutputFile): void {
    const before = this.#existing.has(path) ? readFileSync(this.current(path)) : undefined;
    const after = Buffer.from(text);
    if (before?.equals(after)) {
      this.#unchanged.push(path);
      return;
    }
    (before ? this.#updated : this.#added).push(path);
    this.makeFolder(dirname(this.staged(path)));
    writeFileSync(this.staged(path), after);
  }

  /** Paths of what is in the old tree and was not generated. To be asked once all files are taken. */
  foreign(): string[] {
    const notOurs = [...this.#updated, ...this.removed()].filter((path) => !isGenerated(this.current(path)));
    return [...this.#foreign, ...notOurs].sort(compare);
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
    if (only !== undefined && written.length === 1 && removed.length === 0) this.replaceFile(only);
    else if (written.length + removed.length > 0) replaceTree(this.root, this.#unchanged, this.#folders);
    return {
      added: this.#added.sort(compare),
      updated: this.#updated.sort(compare),
      removed,
      unchanged: this.#unchanged.length,
    };
  }

  private removed(): string[] {
    const kept = new Set([...this.#updated, ...this.#unchanged]);
    return [...this.#existing].filter((path) => !kept.has(path)).sort(compare);
  }

  private replaceFile(path: string): void {
    mkdirSync(dirname(this.current(path)), { recursive: true });
    renameSync(this.staged(path), this.current(path));
  }

  private makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }

  private current(path: string): string {
    return join(places(this.root).current, path);
  }

  private staged(path: string): string {
    return join(places(this.root).staged, path);
  }
}
