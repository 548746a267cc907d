import { describe } from '../../src/manifests/manifest';
import type { Consequence, ObjectChange } from '../../src/plan/change';
import { isAbout, manifestOf, mounts } from './about';
import type { Facts, Outcomes } from './facts';
import type { Happened } from './happened';

/** What a plan says, in the words of what happened: about the same objects, pods and claims. */
export function said(changes: readonly ObjectChange[], happened: Happened): Facts {
  const pods = Object.keys(happened.pods).map((controller) => {
    const about = changes.filter((change) => isAbout(change, controller));
    return [controller, ofPods(about.flatMap(statements('pods')))];
  });
  return {
    objects: Object.fromEntries(changes.map((change) => [describe(manifestOf(change)), change.outcome])),
    pods: Object.fromEntries([...pods, ...ofNone(changes, 'pods', (one) => Object.keys(happened.pods).some(one))]),
    claims: Object.assign(
      Object.fromEntries(
        ofNone(changes, 'claims', (one) => happened.claimGroups.some(({ owners }) => owners.some(one))),
      ),
      ...happened.claimGroups.map((group) => ofClaims(changes, group)),
    ),
  };
}

/** Who is scaled and replaces pods is seen to replace them; who only makes later ones otherwise, is seen to be scaled. */
function ofPods(sayings: readonly string[]): string {
  const distinct = new Set(sayings);
  if (distinct.has('scaled') && distinct.size > 1) distinct.delete(distinct.has('next') ? 'next' : 'scaled');
  return [...distinct].join(' and ') || 'kept';
}

/** What is said of pods or claims that there never were. A Namespace may be said to take what it does not have. */
function ofNone(
  changes: readonly ObjectChange[],
  field: 'pods' | 'claims',
  some: (isAboutIt: (object: string) => boolean) => boolean,
): [string, string][] {
  return changes.flatMap((change): [string, string][] => {
    const [saying] = statements(field)(change).filter((one) => one !== 'kept');
    if (saying === undefined || manifestOf(change).kind === 'Namespace') return [];
    return some((object) => isAbout(change, object) || mounts(change, object))
      ? []
      : [[describe(manifestOf(change)), saying]];
  });
}

type ClaimGroup = Happened['claimGroups'][number];

/** A StatefulSet is said to leave claims behind if it does so with some of them, and the others stay as they are. */
function ofClaims(changes: readonly ObjectChange[], { owners, claims, isNew }: ClaimGroup): Outcomes {
  const about = changes.filter((change) => owners.some((owner) => isAbout(change, owner) || mounts(change, owner)));
  const saying = sayingOf(about.flatMap(statements('claims')), Object.values(claims));
  const entries = Object.entries(claims).map(([claim, outcome]) => {
    const otherwise = isNew(claim) ? 'new' : 'kept';
    const isSaid = saying?.split(', ').includes(outcome) === true;
    return [claim, isSaid || (outcome === otherwise && isHalfTrue(saying, claims)) ? outcome : (saying ?? otherwise)];
  });
  return Object.fromEntries(entries);
}

function isHalfTrue(saying: string | undefined, claims: Outcomes): boolean {
  return saying === undefined || Object.values(claims).some((outcome) => saying.split(', ').includes(outcome));
}

/** Of several sayings the one that is true, otherwise the first. */
function sayingOf(sayings: readonly string[], outcomes: readonly string[]): string | undefined {
  return sayings.find((saying) => saying.split(', ').some((word) => outcomes.includes(word))) ?? sayings[0];
}

/** What consequences say about pods, or about claims. */
function statements(field: 'pods' | 'claims') {
  return ({ consequences }: ObjectChange) =>
    consequences.flatMap((consequence: Consequence) => consequence[field] ?? []);
}
