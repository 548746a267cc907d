import { didYouMean } from '../../diagnostics/did-you-mean';
import { typeOfObject } from '../../upstream/kubernetes-types';
import type { Consequence } from '../change';
import { pathOf } from '../compare/steps';
import { from } from '../compare/touching';
import { type WrongField, wrongFields } from '../compare/wrong-fields';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation';

/** Fields that Kubernetes does not have, and values that it cannot read: a slip of the keyboard, or quotes that are missing. */
export function wrongField({ pair: { after }, fields }: Situation): Consequence[] {
  const type = after && typeOfObject(after.manifest.apiVersion, after.manifest.kind);
  if (!after || type === undefined) return [];
  return wrongFields(after.manifest, type).map((wrong) => {
    const path = pathOf(wrong.steps);
    const changes = fields.filter(({ steps }) => steps.every((step, index) => step === (wrong.steps[index] ?? step)));
    return { meaning: 'immutable', ...said(wrong, path), source: SOURCE, ...from(changes) };
  });
}

function said(
  { found, needed, known, steps }: WrongField,
  path: string,
): Pick<Consequence, 'verdict' | 'text' | 'help'> {
  if (needed !== undefined) {
    const help = helpFor(found, needed);
    return { verdict: 'refused', text: `${path} is ${found}, and ${needed} is needed: refused`, help };
  }
  // a cluster may be newer than what is known here: it is for a person to say
  const help = didYouMean(steps.at(-1) ?? '', known) ?? `there are ${known.filter(isWritten).join(', ')}`;
  return { verdict: 'dangerous', text: `Kubernetes 1.36 has no ${path}: refused`, help };
}

function helpFor(found: string | undefined, needed: string): string {
  if (found === 'a number in quotes') return 'leave the quotes out';
  return needed === 'text' && found !== 'a list' && found !== 'a map' ? 'put it in quotes' : `write ${needed}`;
}

function isWritten(field: string): boolean {
  return field !== 'status';
}
