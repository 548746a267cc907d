import { compareQuantities } from '../upstream/canonical-quantity';
import { changedLeaves } from '../upstream/changed-leaves';
import { immutableField } from '../upstream/immutable-field';
import { documentsOf, objectIn, sidesOf } from './generated-objects';
import { describe, type Manifest } from './manifest';
import { identityOf } from './rules/unique-objects';
import { scalar } from './scalar';

/** A file below `dist/` that changes, with its text before and after; absent where it is not there. */
export interface FileChange {
  readonly path: string;
  readonly before?: () => string;
  readonly after?: () => string;
}

/** A change that cannot be applied as it is. */
export interface Refusal {
  readonly kind: 'immutable-field' | 'data-left-behind';
  /** The file of the object as it is after the change. */
  readonly path: string;
  /** What would change, for people. */
  readonly what: string;
}

interface Placed {
  readonly path: string;
  readonly manifest: Manifest;
}

/**
 * What the API server refuses of a change of one environment's files, or what loses sight of data. Objects are
 * compared by their identity, whatever file they are in. Where a merge is not resolved, a change is refused only if it
 * is against both sides.
 */
export function refusals(changes: readonly FileChange[]): Refusal[] {
  const old = changes.map(oldObjects);
  const sides = [old.flatMap(([ours]) => ours), old.flatMap(([ours, theirs]) => theirs ?? ours)];
  const wanted = new Set(sides.flat().map(({ manifest }) => keyOf(manifest)));
  // nothing was there, as in a first run: what is there now is compared with nothing
  if (wanted.size === 0) return [];
  const now = changes.flatMap((change) => newObjects(change, wanted));
  const [ours = [], theirs = []] = sides.map((side) => against(side, now));
  return ours.filter(({ what }) => theirs.some((other) => other.what === what));
}

/** Objects that are another text, or gone, after a change; twice where a merge is not resolved: ours, theirs. */
function oldObjects({ path, before, after }: FileChange): [Placed[], Placed[]?] {
  if (!before) return [[]];
  const now = new Set(documentsOf(after?.() ?? ''));
  const placed = (side: string) =>
    documentsOf(side)
      .filter((document) => !now.has(document))
      .flatMap(objectIn)
      .map((manifest) => ({ path, manifest }));
  const [ours = '', theirs] = sidesOf(before());
  return theirs === undefined ? [placed(ours)] : [placed(ours), placed(theirs)];
}

/** Objects that are another text, or new, after a change, of those that are wanted. */
function newObjects({ path, before, after }: FileChange, wanted: ReadonlySet<string>): Placed[] {
  const known = new Set(documentsOf(before?.() ?? ''));
  return documentsOf(after?.() ?? '')
    .filter((document) => !known.has(document) && wanted.has(keyIn(document)))
    .flatMap(objectIn)
    .map((manifest) => ({ path, manifest }));
}

/** What an object must share with another to be compared with it. */
function keyOf({ kind, metadata }: Manifest): string {
  return `${scalar(kind)} ${scalar(metadata.name)}`;
}

/** The same of a document as we print it: to read all of a large fleet takes minutes. */
function keyIn(document: string): string {
  return `${/^kind: (.*)$/m.exec(document)?.[1]} ${/^ {2}name: (.*)$/m.exec(document)?.[1]}`;
}

function against(old: readonly Placed[], now: readonly Placed[]): Refusal[] {
  const byIdentity = new Map(now.map((placed) => [identityOf(placed.manifest), placed]));
  const kept = new Set(old.map(({ manifest }) => identityOf(manifest)));
  const added = now.filter(({ manifest }) => !kept.has(identityOf(manifest)));
  return old.flatMap(({ manifest }) => {
    const next = byIdentity.get(identityOf(manifest));
    return next ? changedFields(manifest, next) : leftBehind(manifest, added);
  });
}

function changedFields(old: Manifest, { path, manifest: now }: Placed): Refusal[] {
  const refused = changedLeaves(old, now).flatMap((leaf) => immutableField(old, now, leaf) ?? []);
  const said = refused.map(({ field, older }) => {
    return `${field.join('.')} cannot be changed in place${older ? ' by older Kubernetes' : ''}`;
  });
  const changed = [...new Set(said)];
  if (shrinks(old, now)) changed.push('a claim cannot be made smaller');
  return changed.map((what) => ({ kind: 'immutable-field', path, what: `${describe(old)}: ${what}` }));
}

function shrinks(old: Manifest, now: Manifest): boolean {
  return old.kind === 'PersistentVolumeClaim' && (compareQuantities(sizeOf(now), sizeOf(old)) ?? 0) < 0;
}

function sizeOf(manifest: Manifest): unknown {
  type Claim = { readonly spec?: { readonly resources?: { readonly requests?: { readonly storage?: unknown } } } };
  return (manifest as Claim).spec?.resources?.requests?.storage;
}

/** In another namespace a StatefulSet makes claims of its own, and a claim is another: the old volume stays. */
function leftBehind(old: Manifest, added: readonly Placed[]): Refusal[] {
  if (old.kind !== 'StatefulSet' && old.kind !== 'PersistentVolumeClaim') return [];
  const moved = added.filter(
    ({ manifest }) => manifest.kind === old.kind && manifest.metadata.name === old.metadata.name,
  );
  return moved.map(({ path, manifest }) => {
    const what = `${describe(old)} becomes ${describe(manifest)}, with a new, empty volume`;
    return { kind: 'data-left-behind', path, what };
  });
}
