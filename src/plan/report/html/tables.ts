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
}

/** What many objects have in common. */
export class Tables {
  readonly said = new Table<PageConsequence>();
  readonly fields = new Table<PageField>();
  readonly paths = new Table<string>();

  get size(): number {
    return this.said.size + this.fields.size + this.paths.size;
  }
}
