import type { PageConsequence, PageField } from './page-data';

/** Values, each kept once. */
export class Table<T> {
  readonly all: T[] = [];
  /** How many characters they have. */
  size = 0;
  readonly #places = new Map<string, number>();

  /** Where the value is. */
  placeOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.size += key.length + 1;
    this.#places.set(key, this.all.length);
    return this.all.push(value) - 1;
  }

  /** Forgets what came after the first `count` values. */
  cutTo(count: number): void {
    for (const value of this.all.splice(count)) {
      const key = JSON.stringify(value);
      this.size -= key.length + 1;
      this.#places.delete(key);
    }
  }
}

/** What many objects have in common. */
export class Tables {
  readonly said = new Table<PageConsequence>();
  readonly fields = new Table<PageField>();
  readonly paths = new Table<string>();

  /** Gives what brings back the tables as they are. */
  mark(): () => void {
    const tables: readonly Table<unknown>[] = [this.said, this.fields, this.paths];
    const counts = tables.map(({ all }) => all.length);
    return () => {
      for (const [index, table] of tables.entries()) table.cutTo(counts[index] ?? 0);
    };
  }

  get size(): number {
    return this.said.size + this.fields.size + this.paths.size;
  }
}
