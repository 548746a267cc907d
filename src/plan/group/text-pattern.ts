import { isOwnMark, type OwnValues } from './own-values';

/** Stands for a value that may be any text, and for one that may be any quantity. */
const TEXT = '\ue002';
const QUANTITY = '\ue003';

/** One line of text, or a number, that is written like that on one line and means nothing else. */
const SCALAR = /(?:[A-Za-z0-9/.(_$+~-][^#\n]*|"(?:[^"\\\n]|\\.)*")(?=\n|$)/y;

/** What YAML may read as something else than text: all that may be a number, and some that are none. */
const NO_TEXT = /^(?:[-+]?[\d._][\d._a-fox+-]*|[-+]?\.(?:inf|nan)|~|y|yes|n|no|on|off|true|false|null)$/i;

/** Whether the value after `key: ` on a line can be told from what follows it. */
export function hasScalar(line: string): boolean {
  SCALAR.lastIndex = line.indexOf(': ') + 2;
  return SCALAR.exec(line)?.[0].length === line.length - (line.indexOf(': ') + 2);
}

/** What is there as it stands, what a stack's own value takes the place of, or a value that may be any. */
interface Part {
  readonly text: string;
  readonly isOpen: boolean;
  readonly isOwn: boolean;
}

/** A text in which some values may be any, and a stack's own values are those of the stack that it is compared with. */
export class TextPattern {
  readonly #parts: readonly Part[];

  /**
   * @param lines with marks in place of own values
   * @param open those whose value may be any
   */
  constructor(lines: readonly string[], open: ReadonlySet<number>) {
    const marked = lines.map((line, index) => (open.has(index) ? opened(line) : line));
    this.#parts = marked
      .join('\n')
      .split(/(\ue000[^\ue001]*\ue001|[\ue002\ue003])/)
      .map((text) => ({ text, isOpen: text === TEXT || text === QUANTITY, isOwn: isOwnMark(text) }));
  }

  /** The values that may be any, in their order; undefined where the text is another. */
  match(text: string, own: OwnValues): string[] | undefined {
    const values: string[] = [];
    let at = 0;
    for (const { text: part, isOpen, isOwn } of this.#parts) {
      const found = isOpen ? scalarAt(text, at, part === TEXT) : isOwn ? own.get(part) : part;
      if (found === undefined) return undefined;
      const end = at + found.length;
      // five times as fast as startsWith (Node 20)
      if (isOpen) values.push(found);
      else if (text.slice(at, end) !== found) return undefined;
      at = end;
    }
    return at === text.length ? values : undefined;
  }
}

function opened(line: string): string {
  const at = line.indexOf(': ') + 2;
  if (isQuantityLine(line)) return line.slice(0, at) + QUANTITY;
  return NO_TEXT.test(line.slice(at)) ? line : line.slice(0, at) + TEXT;
}

/** Whether a line says how much of a resource. */
export function isQuantityLine(line: string): boolean {
  return /^ *(?:cpu|memory|ephemeral-storage|storage): /.test(line);
}

/** Where text is needed, the API server refuses a number: that is not just another value. */
function scalarAt(text: string, at: number, isText: boolean): string | undefined {
  SCALAR.lastIndex = at;
  const found = SCALAR.exec(text)?.[0];
  return isText && found !== undefined && NO_TEXT.test(found) ? undefined : found;
}
