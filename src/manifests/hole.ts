/** Between control characters, which no input file can bring this far. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is why they are used
const HOLE = /\u0001(\d+)\u0002/;

/** Text that stands for a value that is filled in later. */
export function hole(index: number): string {
  return `\u0001${index}\u0002`;
}

/** Whether something is filled into a text later. */
export function hasHole(text: string): boolean {
  return HOLE.test(text);
}

/** A text cut at its holes: text, number of a hole, text … text. */
export function cutAtHoles(text: string): readonly (string | number)[] {
  return text.split(HOLE).map((part, index) => (index % 2 === 0 ? part : Number(part)));
}

/** A text that was cut, with its holes filled. Values are not looked into for holes. */
export function fill(parts: readonly (string | number)[], values: readonly string[]): string {
  let text = '';
  for (const part of parts) text += typeof part === 'number' ? (values[part] ?? '') : part;
  return text;
}
