import type { Consequence, Meaning, Verdict } from '../change';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

type Say = ({ fields }: Situation, verdict: Verdict, text: string, ...paths: readonly string[]) => Consequence;

/** How a rule says something of one meaning: with the changes that have to do with some paths. */
export function saying(meaning: Meaning, source: string): Say {
  return ({ fields }, verdict, text, ...paths) => ({
    meaning,
    verdict,
    text,
    ...from(touching(fields, ...paths)),
    source,
  });
}
