import type { Consequence } from '../change';
import { fits, valueAt } from '../compare/steps';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming';

const POLICY = 'spec.persistentVolumeReclaimPolicy';

/** Volumes that go, or that go with their claim from now on. */
export function persistentVolume({ kind, before, after, fields }: Situation): Consequence[] {
  if (kind !== 'PersistentVolume' || !before) return [];
  if (!after) return [removed(valueAt(before, POLICY) === 'Delete')];
  return fields
    .filter((field) => fits(field, POLICY))
    .map((field) => {
      const deletes = field.after === 'Delete';
      const text = deletes
        ? 'from now on its data goes with its claim'
        : 'from now on its data stays without its claim';
      const verdict = deletes ? 'dangerous' : 'needs attention';
      return { meaning: 'data', verdict, text, fields: [field], source: SOURCE };
    });
}

/** It stays, as it is, until its claim is gone: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection */
function removed(deletes: boolean): Consequence {
  const of = { meaning: 'data', source: SOURCE } as const;
  if (deletes) return { ...of, verdict: 'dangerous', text: 'the volume goes as soon as its claim does, and its data' };
  const text = 'the volume goes as soon as its claim does; its data stays where it is';
  return { ...of, verdict: 'needs attention', text };
}
