import type { Consequence, Verdict } from '../change';
import { FLUX_SOURCES } from '../cluster/custom-kinds';
import { type Fields, fieldsOf, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://fluxcd.io/flux/components/source/';

/** Where Flux reads what it applies: whatever is not there is gone for every Kustomization that reads it. */
export function fluxSource(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'source.toolkit.fluxcd.io' || !FLUX_SOURCES.includes(kind) || !before) return [];
  if (!after) return [said(situation, 'needs attention', 'nothing new is applied from it: what is there stays', '')];
  const [old, now] = [fieldsOf(before.spec), fieldsOf(after.spec)];
  const place = (spec: Fields) => textOf(spec.url) ?? `${spec.endpoint}/${spec.bucketName}`;
  const suspended = now.suspend === true ? 'nothing new is read until it is resumed' : 'read again';
  return [
    ...(place(old) === place(now)
      ? []
      : [said(situation, 'dangerous', `reads ${place(now)} instead of ${place(old)}`, 'url')]),
    ...(refOf(old) === refOf(now)
      ? []
      : [said(situation, 'needs attention', `reads ${refOf(now)} instead of ${refOf(old)}`, 'ref')]),
    ...((old.suspend === true) === (now.suspend === true)
      ? []
      : [said(situation, 'needs attention', suspended, 'suspend')]),
    ...verification(situation),
  ];
}

function said({ fields }: Situation, verdict: Verdict, text: string, path: string): Consequence {
  return { meaning: 'delivery', verdict, text, ...from(touching(fields, `spec.${path}`)), source: SOURCE };
}

function refOf(spec: Fields): string {
  const parts = Object.entries(fieldsOf(spec.ref)).map(([what, value]) => `${what} ${value}`);
  return parts.length === 0 ? 'the default branch' : parts.sort().join(', ');
}

/** Signatures that nobody looks at any more. */
function verification(situation: Situation): Consequence[] {
  const [was, is] = [valueAt(situation.before, 'spec.verify'), valueAt(situation.after, 'spec.verify')];
  const isLost = was !== undefined && is === undefined;
  return isLost ? [said(situation, 'dangerous', 'signatures are no longer verified', 'verify')] : [];
}
