/** How long controllers may take, on a busy machine. In milliseconds. */
const PATIENCE = 30_000;

/**
 * What `look` gives once `isSo` is true of it. Controllers act when they get to it.
 *
 * @throws with what was seen last
 */
export async function eventually<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`still not so, but: ${JSON.stringify(seen, null, 2)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
