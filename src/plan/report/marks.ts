import type { Verdict } from '../change';

/** How a verdict is seen from afar. */
export const MARKS: Readonly<Record<Verdict, string>> = {
  'no change': '●',
  routine: '●',
  'needs attention': '▲',
  dangerous: '✖',
  refused: '✖',
};
