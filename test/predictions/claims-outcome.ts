import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';
import { type Snapshot, uidOf } from './snapshot';
import type { Seen } from './watched';

/** What became of a claim that was there, and with it of the data. */
export function claimOutcome(claim: Seen, before: Snapshot, after: Snapshot): string {
  const now = after.claims.find((one) => uidOf(one) === uidOf(claim));
  if (!now || now.metadata.deletionTimestamp !== undefined) return 'deleted';
  if (sizeOf(now) !== sizeOf(claim)) return 'resized';
  const isGivenUp = before.used.has(uidOf(claim)) && !after.used.has(uidOf(claim)) && !isNamed(claim, after);
  return isGivenUp ? 'left behind' : 'kept';
}

/** Whether what makes pods would give it to them, were there any: a Deployment without replicas. */
function isNamed({ metadata: { namespace, name } }: Seen, { controllers }: Snapshot): boolean {
  const makers = [...controllers.values()].map(({ controller }) => controller);
  return makers.some(
    (maker) => maker.metadata.namespace === namespace && JSON.stringify(maker).includes(`"claimName":"${name}"`),
  );
}

function sizeOf(claim: V1PersistentVolumeClaim): string | undefined {
  return claim.spec?.resources?.requests?.storage;
}
