import { isOwnMark, type OwnValues } from './own-values';

/** Stands for a value that may be any. */
const ANY = '\ue002';

/** One line of text, or a number, that is written like that on one line and means nothing else. */
const SCALAR = /(?:[A-Za-z0-9/.(_$+~-][^#\n]*|"(?:[^"\\\n]|\\.)*")(?=\n|$)/y;

/** Whether the value after `key: ` on a line can be told from what follows it. */
export function hasScalar(line: string): boolean {
  SCALAR.lastIndex = line.indexOf(': ') + 2;
  return SCALAR.exec(line)?.[0].length === line.length - (line.indexOf(': ') + 2);
}

/** A text in which some values may be any, and a stack's own values are those of the stack that it is compared with. */
export class TextPattern {
  readonly #parts: readonly string[];

  /**
   * @param lines with marks in place of own values
   * @param open those whose value may be any
   */
  constructor(lines: readonly string[], open: ReadonlySet<number>) {
    const marked = lines.map((line, index) => (open.has(index) ? line.slice(0, line.indexOf(': ') + 2) + ANY : line));
    this.#parts = marked.join('\n').split(/(\ue000[^\ue001]*\ue001|\ue002)/);
  }

  /** The values that may be any, in their order; undefined where the text is another. */
  match(text: string, own: OwnValues): string[] | undefined {
    const values: string[] = [];
    let at = 0;
    for (const part of this.#parts) {
      const found = part === ANY ? scalarAt(text, at) : isOwnMark(part) ? own.get(part) : part;
      if (found === undefined) return undefined;
      const end = at + found.length;
      // five times as fast as startsWith (Node 20)
      if (part === ANY) values.push(found);
      else if (text.slice(at, end) !== found) return undefined;
      at = end;
    }
    return at === text.length ? values : undefined;
  }
}

function scalarAt(text: string, at: number): string | undefined {
  SCALAR.lastIndex = at;
  return SCALAR.exec(text)?.[0];
}
