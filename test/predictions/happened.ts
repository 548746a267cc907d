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

export interface ClaimGroup {
  /** The claim itself, or the StatefulSets with a template for it. */
  readonly owners: readonly string[];
  readonly claims: Outcomes;
  isNew(claim: string): boolean;
}

/** What is compared to see what happened. */
export interface Observed {
  readonly watched: Watched;
  readonly namespaces: OwnNamespaces;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly events: readonly PodEvent[];
}

/** What became of the pods of everything that was there, by controller. */
export function podsOf({ watched, namespaces, before, after, events }: Observed): Outcomes {
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
export function claimsOf({ namespaces, before, after }: Observed): Outcomes {
  const name = (claim: Seen) => nameOf(claim, namespaces).replace(/^\S+ /, '');
  const made = after.claims.map((claim) => [name(claim), 'new']);
  const old = before.claims.map((claim) => [name(claim), claimOutcome(claim, before, after)]);
  return Object.fromEntries([...made, ...old]);
}

/** Claims that one object makes are one group. */
export function claimGroups(observed: Observed, claims: Outcomes): ClaimGroup[] {
  const { namespaces, before, after } = observed;
  const makers = [...before.controllers.values(), ...after.controllers.values()].map(({ controller }) => controller);
  const sets = new Set(makers.filter(({ kind }) => kind === 'StatefulSet').map((set) => nameOf(set, namespaces)));
  const old = new Set(before.claims.map((claim) => nameOf(claim, namespaces).replace(/^\S+ /, '')));
  const groups = new Map<string, [string, string][]>();
  for (const entry of Object.entries(claims)) {
    const owner = [...sets].find((set) => isFor(entry[0], set)) ?? `PersistentVolumeClaim ${entry[0]}`;
    groups.set(owner, [...(groups.get(owner) ?? []), entry]);
  }
  return [...groups].map(([owner, of]) => ({
    owners: [owner, ...of.map(([claim]) => `PersistentVolumeClaim ${claim}`)],
    claims: Object.fromEntries(of),
    isNew: (claim) => !old.has(claim),
  }));
}

/** `lab/data-web-0` is for `StatefulSet lab/web`. */
function isFor(claim: string, set: string): boolean {
  const [, namespace, name] = /^StatefulSet (.+)\/(.+)$/.exec(set) ?? [];
  return new RegExp(`^${namespace}/.+-${name}-\\d+$`).test(claim);
}

function nameOf({ kind, metadata }: Seen, namespaces: OwnNamespaces): string {
  return `${kind} ${namespaces.written(metadata.namespace ?? '')}/${metadata.name}`;
}
