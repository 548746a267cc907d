import type { Consequence, Verdict } from '../change';
import { without } from '../compare/shape';
import { from } from '../compare/touching';
import { ARGO_OPTIONS, FLUX, HELM_POLICY, keptBy, outlivesBy } from '../delivery/delivery-marks';
import { metadataTouching } from './delivery-order';
import type { Situation } from './rule';

const SOURCE = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/';

/** What takes other things with it when it goes. */
const PRECIOUS = ['Namespace', 'PersistentVolumeClaim', 'PersistentVolume', 'StatefulSet', 'CustomResourceDefinition'];

/** Annotations that keep an object when it leaves git, or when what delivered it goes, and that come or go. */
export function pruneProtection(situation: Situation): Consequence[] {
  const { before, after } = situation;
  if (!before || !after) return [];
  const [oldKept, newKept] = [keptBy(before), keptBy(after)];
  const [oldOutlives, newOutlives] = [outlivesBy(before), outlivesBy(after)];
  const texts = [
    ...without(oldKept, newKept).map((by) => ['lost', `deleted when it leaves git: ${by} no more`] as const),
    ...without(newKept, oldKept).map((by) => ['gained', `stays when it leaves git: ${by}`] as const),
    ...without(oldOutlives, newOutlives).map((by) => ['lost', `deleted with what delivers it: ${by} no more`] as const),
    ...without(newOutlives, oldOutlives).map((by) => ['gained', `stays when what delivers it goes: ${by}`] as const),
  ];
  return texts.map(([what, text]) =>
    said(situation, what === 'lost' ? lostVerdict(situation) : 'needs attention', text),
  );
}

function lostVerdict({ kind }: Situation): Verdict {
  return PRECIOUS.includes(kind) ? 'dangerous' : 'needs attention';
}

function said(situation: Situation, verdict: Verdict, text: string): Consequence {
  const changes = from(metadataTouching(situation, ARGO_OPTIONS, HELM_POLICY, FLUX));
  return { meaning: 'delivery', verdict, text, ...changes, source: SOURCE };
}
