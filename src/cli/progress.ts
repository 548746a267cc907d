import type { Progress } from '../pipeline';
import type { Context } from './context';

/** Work shorter than this, in milliseconds, is done before anybody asks. */
const PATIENCE = 1000;

/** In characters. */
const WIDTH = 24;

function bar(share: number): string {
  const done = Math.round(share * WIDTH);
  return `[${'#'.repeat(done)}${'.'.repeat(WIDTH - done)}]`;
}

/** A bar and a counter on one line of the terminal, for work that takes longer than a second. */
export function progressLine(context: Context, what: string): { step: Progress; end(): void } {
  if (!context.interactive) return { step: () => {}, end: () => {} };
  const start = Date.now();
  let shown = 0;
  return {
    step: (done, total) => {
      const now = Date.now();
      if (now - start < PATIENCE || now - shown < 100) return;
      shown = now;
      context.err(`\r${bar(done / total)} ${what} ${done} of ${total}`);
    },
    end: () => {
      if (shown > 0) context.err('\r\x1b[K');
    },
  };
}
