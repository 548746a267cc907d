import type { V1StatefulSet } from '@kubernetes/client-node';
import type { Outcomes } from './facts';
import type { Snapshot } from './snapshot';
import type { Seen } from './watched';

/** Claims that are made for one object. */
export interface ClaimGroup {
  /** The StatefulSet with a template for them, and the claims themselves: `Kind namespace/name`. */
  readonly owners: readonly string[];
  readonly claims: Outcomes;
  isNew(claim: string): boolean;
}

/**
 * Claims that one StatefulSet makes are one group, any other claim is one.
 *
 * @param nameOf gives `Kind namespace/name` as the case has it
 */
export function claimGroups(
  before: Snapshot,
  after: Snapshot,
  claims: Outcomes,
  nameOf: (seen: Seen) => string,
): ClaimGroup[] {
  const makers = [...before.controllers.values(), ...after.controllers.values()].map(({ controller }) => controller);
  const old = new Set(before.claims.map(nameOf));
  const groups = new Map<string, Record<string, string>>();
  for (const [claim, outcome] of Object.entries(claims)) {
    const maker = makers.find((one) => makes(one, nameOf(one), claim));
    const owner = maker ? nameOf(maker) : claimOf(claim);
    groups.set(owner, { ...groups.get(owner), [claim]: outcome });
  }
  return [...groups].map(([owner, of]) => ({
    owners: [...new Set([owner, ...Object.keys(of).map(claimOf)])],
    claims: of,
    isNew: (claim) => !old.has(claimOf(claim)),
  }));
}

function claimOf(claim: string): string {
  return `PersistentVolumeClaim ${claim}`;
}

/** `lab/data-web-0` is made by `StatefulSet lab/web` if that has a template called `data`. */
function makes(maker: Seen, name: string, claim: string): boolean {
  const { spec }: V1StatefulSet = maker;
  const [, namespace, set] = /^StatefulSet (.+)\/(.+)$/.exec(name) ?? [];
  const templates = (spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name);
  return templates.some((template) => {
    const start = `${namespace}/${template}-${set}-`;
    return claim.startsWith(start) && /^\d+$/.test(claim.slice(start.length));
  });
}
