/** More values than this are not read out of one document that repeats itself. */
const MOST = 200_000;

const ENDLESS = 'an anchor around its own alias never ends';
const TOO_MANY = 'aliases that repeat so much are read by nobody: write out what is meant';

/** Why what aliases make of a document is not read: a value that is in itself, or far more than what is written. */
export function knotIn(text: string, values: readonly unknown[]): string | undefined {
  // nearly no document has one
  if (!/[*&]/.test(text)) return undefined;
  let count = 0;
  const around = new Set<unknown>();
  const look = (value: unknown): string | undefined => {
    count += 1;
    if (count > MOST && count > text.length) return TOO_MANY;
    if (typeof value !== 'object' || value === null) return undefined;
    if (around.has(value)) return ENDLESS;
    around.add(value);
    for (const below of Object.values(value)) {
      const knot = look(below);
      if (knot !== undefined) return knot;
    }
    around.delete(value);
    return undefined;
  };
  return look(values);
}
