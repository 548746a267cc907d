import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';
import { type Snapshot, uidOf } from './snapshot';
import type { Seen } from './watched';

/** What became of a claim that was there, and with it of the data. */
export function claimOutcome(claim: Seen, before: Snapshot, after: Snapshot): string {
  const now = after.claims.find((one) => uidOf(one) === uidOf(claim));
  if (!now || now.metadata.deletionTimestamp !== undefined) return 'deleted';
  if (sizeOf(now) !== sizeOf(claim)) return 'resized';
  return before.used.has(uidOf(claim)) && !after.used.has(uidOf(claim)) ? 'left behind' : 'kept';
}

function sizeOf(claim: V1PersistentVolumeClaim): string | undefined {
  return claim.spec?.resources?.requests?.storage;
}
