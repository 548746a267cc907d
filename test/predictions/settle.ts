import { setTimeout } from 'node:timers/promises';
import { unsettled } from './unsettled';
import type { Watched } from './watched';

/** How long nothing happens any more once controllers have nothing left to do, in milliseconds. */
const QUIET = 1500;

/** The same, where there is nobody who could do anything. */
const EMPTY = 300;

/** How long nothing happens where something is left to do that nobody can: a pod that is never ready. */
const STUCK = 20_000;

/** How long all of it may take, on a busy machine. */
const PATIENCE = 120_000;

/**
 * Waits until nothing happens any more. Gives what is left to do nevertheless, a sentence each.
 *
 * @throws where it goes on and on
 */
export async function settle(watched: Watched, namespaces: readonly string[]): Promise<string[]> {
  const begun = Date.now();
  for (;;) {
    await setTimeout(50);
    const left = unsettled(watched, namespaces);
    const quiet = Date.now() - Math.max(begun, watched.lastChange(namespaces));
    const isEmpty = watched.in(namespaces).every(({ kind }) => kind === 'Namespace');
    if (quiet > (left.length > 0 ? STUCK : isEmpty ? EMPTY : QUIET)) return left;
    if (Date.now() - begun > PATIENCE) throw new Error(`it goes on and on: ${left.join('; ') || 'something changes'}`);
  }
}
