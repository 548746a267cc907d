import { describe, type Manifest } from '../../manifests/manifest';
import { compareQuantities } from '../../upstream/canonical-quantity';
import type { Consequence, FieldChange } from '../change';
import { neighbours } from '../cluster/neighbours';
import { fits, valueAt } from '../compare/steps';
import { storageClassOf } from '../storage/storage-class';
import { NEVER_SMALLER } from '../ways-out/resize';
import { persistentVolume } from './persistent-volume';
import type { ClusterView, Situation } from './rule';

const RECLAIMING = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming';
const EXPANDING = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims';

/** Claims and volumes that come, go, grow or shrink. */
export function claim(situation: Situation): Consequence[] {
  const { kind, group, before, after, fields, cluster } = situation;
  if (kind !== 'PersistentVolumeClaim' || group !== '') return persistentVolume(situation);
  if (before && !after) return [removed(before, cluster)];
  if (!before || !after) return [added()];
  const sizes = fields.filter((field) => fits(field, 'spec.resources.requests.storage'));
  return sizes.map((field) => resized(field, after, cluster));
}

function added(): Consequence {
  const help = 'if a claim of that name is still in the cluster, it is used again, with its data';
  return { meaning: 'added', verdict: 'needs attention', text: 'a new claim', help, source: RECLAIMING, claims: 'new' };
}

/** The volume behind it goes too, unless its reclaim policy says otherwise. A claim that is in use goes last. */
function removed(before: Manifest, cluster: ClusterView): Consequence {
  const [user] = usersOf(before, cluster);
  const use = user ? `; ${describe(user)} still mounts it` : '';
  const of = { meaning: 'data', source: RECLAIMING, claims: 'deleted' } as const;
  if (valueAt(storageClassOf(before, cluster), 'reclaimPolicy') === 'Retain') {
    const help = 'the volume can be used again by hand: docs/operations.md#move-a-volume';
    const text = `the claim is deleted, its volume stays (Retain)${use}`;
    return { ...of, verdict: user ? 'dangerous' : 'needs attention', text, help };
  }
  const help = 'to keep it, first mark it against pruning: docs/operations.md#keep-a-claim';
  return { ...of, verdict: 'dangerous', text: `the claim is deleted, and its data${use}`, help };
}

function usersOf(claim: Manifest, cluster: ClusterView): Manifest[] {
  const { name } = claim.metadata;
  const found = neighbours(cluster, 'after', claim, name);
  return found.filter((manifest) => JSON.stringify(manifest).includes(`"claimName":${JSON.stringify(name)}`));
}

function resized(field: FieldChange, claim: Manifest, cluster: ClusterView): Consequence {
  const size = `${String(field.before)} → ${String(field.after)}`;
  const of = { fields: [field], source: EXPANDING };
  if ((compareQuantities(field.after, field.before) ?? 0) < 0) {
    const text = `${size}: a claim cannot be made smaller`;
    return { ...of, meaning: 'immutable', verdict: 'refused', text, help: NEVER_SMALLER };
  }
  const allowed = canGrow(claim, cluster);
  if (allowed === false) {
    const text = `${size}: its StorageClass does not let it grow`;
    const help = 'set allowVolumeExpansion: true there, if the driver can: docs/operations.md#resize-a-volume';
    return { ...of, meaning: 'immutable', verdict: 'needs attention', text, help };
  }
  const text = allowed ? `grows ${size}` : `grows ${size}, if its StorageClass allows it`;
  return { ...of, meaning: 'data', verdict: 'needs attention', text, claims: 'resized' };
}

/** Undefined where the class is not described here. A claim without any has a volume that somebody made by hand. */
function canGrow(claim: Manifest, cluster: ClusterView): boolean | undefined {
  if (valueAt(claim, 'spec.storageClassName') === '') return false;
  const found = storageClassOf(claim, cluster);
  return found && valueAt(found, 'allowVolumeExpansion') === true;
}
