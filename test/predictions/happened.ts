import { type ClaimGroup, claimGroups } from './claim-groups';
import { claimOutcome } from './claims-outcome';
import type { Facts, Outcomes } from './facts';
import type { OwnNamespaces } from './own-namespaces';
import { topOwner } from './owners';
import { podsOutcome } from './pods-outcome';
import { type Snapshot, uidOf } from './snapshot';
import type { PodEvent, Seen, Watched } from './watched';

/** What happened in a cluster, in the words of the case. */
export interface Happened extends Facts {
  /** The claims by what they are made for. */
  readonly claimGroups: readonly ClaimGroup[];
  /** What controllers would have done had they been able to. */
  readonly undone: readonly string[];
}

/** What is compared to see what happened. */
export interface Observed {
  readonly watched: Watched;
  readonly namespaces: OwnNamespaces;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly events: readonly PodEvent[];
}

/** What became of pods and claims. */
export function outcomesOf(observed: Observed): Pick<Happened, 'pods' | 'claims' | 'claimGroups'> {
  const { namespaces, before, after } = observed;
  const claims = claimsOf(observed);
  const groups = claimGroups(before, after, claims, (seen) => nameOf(seen, namespaces));
  return { pods: podsOf(observed), claims, claimGroups: groups };
}

/** What became of the pods of everything that was there, by controller. */
function podsOf({ watched, namespaces, before, after, events }: Observed): Outcomes {
  const entries = [...before.controllers].map(([uid, controlled]) => {
    const own = events.filter(
      ({ pod }) => uidOf(topOwner(watched, { ...pod, kind: 'Pod', metadata: pod.metadata ?? {} })) === uid,
    );
    const now = after.controllers.get(uid);
    const outcome = podsOutcome({ before: controlled, ...(now && { after: now }), events: own });
    return [nameOf(controlled.controller, namespaces), outcome];
  });
  return Object.fromEntries(entries);
}

/** What became of claims, and those that are new. */
function claimsOf({ namespaces, before, after }: Observed): Outcomes {
  const name = (claim: Seen) => nameOf(claim, namespaces).replace(/^\S+ /, '');
  const made = after.claims.map((claim) => [name(claim), 'new']);
  const old = before.claims.map((claim) => [name(claim), claimOutcome(claim, before, after)]);
  return Object.fromEntries([...made, ...old]);
}

function nameOf({ kind, metadata }: Seen, namespaces: OwnNamespaces): string {
  return `${kind} ${namespaces.written(metadata.namespace ?? '')}/${metadata.name}`;
}
