import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { fits } from '../compare/steps';
import { claimTemplates, deletesClaims, ordinalsOf } from '../storage/claims-of';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal';

/** Pods of a StatefulSet that are numbered otherwise: those of other numbers go, and others are made, with claims of their own. */
export function ordinals({ kind, before, after, fields }: Situation): Consequence[] {
  const changed = fields.filter((field) => fits(field, 'spec.ordinals.**'));
  if (kind !== 'StatefulSet' || !before || !after || changed.length === 0) return [];
  const [old, now] = [ordinalsOf(before), ordinalsOf(after)];
  const kept = old.filter((ordinal) => now.includes(ordinal)).length;
  const text = `counts from ${startOf(after)}, not ${startOf(before)}`;
  const of = { fields: changed, source: SOURCE } as const;
  // pods that only go, or only come, are as many more or fewer
  if (kept === old.length || kept === now.length)
    return [{ ...of, meaning: 'scale', verdict: 'needs attention', text }];
  const pods = kept > 0 ? 'scaled' : 'rolling';
  const others = now.length - kept;
  const anew = `${text}: ${others} of its pods ${others === 1 ? 'starts' : 'start'} anew`;
  if (claimTemplates(after).length === 0) {
    return [{ ...of, meaning: 'scale', verdict: 'needs attention', text: anew, pods }];
  }
  const data = { ...of, meaning: 'data', verdict: 'dangerous', pods } as const;
  if (deletesClaims(after, 'whenScaled')) {
    const gone = `${text}: the claims of ${old.length - kept} of its pods are deleted`;
    return [{ ...data, text: gone, help: 'first set whenScaled to Retain, in a change of its own', claims: 'deleted' }];
  }
  const help = 'move the data: docs/operations.md#move-a-volume';
  return [{ ...data, text: `${anew}, without data`, help, claims: 'left behind, new' }];
}

function startOf(manifest: Manifest): number {
  return ordinalsOf(manifest, 1)[0] ?? 0;
}
