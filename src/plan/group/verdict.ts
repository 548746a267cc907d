import { VERDICTS, type Verdict } from '../change';

/** The worst of some verdicts; `no change` for none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let index = 0;
  for (const verdict of verdicts) index = Math.max(index, VERDICTS.indexOf(verdict));
  return VERDICTS[index] ?? 'no change';
}
