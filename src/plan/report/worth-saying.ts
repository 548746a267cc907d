import type { Consequence } from '../change';

/** Whether a consequence says more than the outcome and the fields of the object do. */
export function isWorthSaying({
  meaning,
  verdict,
  text,
  help,
}: Pick<Consequence, 'meaning' | 'verdict' | 'text' | 'help'>) {
  if (help !== undefined) return true;
  return meaning === 'in place' ? verdict !== 'routine' : text !== meaning;
}
