import { quantityValue } from '../upstream/quantity';
import { documentsOf, objectIn, sidesOf } from './generated-objects';
import { describe, type Manifest } from './manifest';
import { identityOf } from './rules/unique-objects';

/** Fields that the API server refuses to change, by kind. Source: pkg/apis/{apps,core,rbac,scheduling}/validation. */
const IMMUTABLE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  StatefulSet: [
    ['spec', 'selector'],
    ['spec', 'serviceName'],
    ['spec', 'podManagementPolicy'],
    ['spec', 'volumeClaimTemplates'],
  ],
  Deployment: [['spec', 'selector']],
  PersistentVolumeClaim: [
    ['spec', 'storageClassName'],
    ['spec', 'accessModes'],
    ['spec', 'volumeMode'],
  ],
  RoleBinding: [['roleRef']],
  ClusterRoleBinding: [['roleRef']],
  PriorityClass: [['value'], ['preemptionPolicy']],
};

/** A file below `dist/` that changes. An absent text: it is not there before, or not after. */
export interface FileChange {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
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
  const now = objectsOf(
    changes,
    ({ after }) => after,
    ({ before }) => before,
  );
  const sides = [0, 1].map((side) => {
    const textOf = ({ before }: FileChange) => before && (sidesOf(before)[side] ?? before);
    return against(
      objectsOf(changes, textOf, ({ after }) => after),
      now,
    );
  });
  const [ours = [], theirs = []] = sides;
  return ours.filter(({ what }) => theirs.some((other) => other.what === what));
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
  const fields = (IMMUTABLE[old.kind] ?? []).filter((field) => textAt(old, field) !== textAt(now, field));
  const changed = fields.map((field) => `${field.join('.')} cannot be changed in place`);
  if (shrinks(old, now)) changed.push('a claim cannot be made smaller');
  return changed.map((what) => ({ kind: 'immutable-field', path, what: `${describe(old)}: ${what}` }));
}

function at(manifest: Manifest, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
    manifest,
  );
}

function textAt(manifest: Manifest, path: readonly string[]): string {
  return JSON.stringify(at(manifest, path)) ?? '';
}

function shrinks(old: Manifest, now: Manifest): boolean {
  if (old.kind !== 'PersistentVolumeClaim') return false;
  const size = (manifest: Manifest) =>
    quantityValue(String(at(manifest, ['spec', 'resources', 'requests', 'storage'])));
  return size(now) < size(old);
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

/** The objects of one side of a change that are not the same text on the other: most changes touch one of many. */
function objectsOf(
  changes: readonly FileChange[],
  side: (change: FileChange) => string | undefined,
  other: (change: FileChange) => string | undefined,
): Placed[] {
  return changes.flatMap((change) => {
    const known = new Set(documentsOf(other(change) ?? ''));
    const documents = documentsOf(side(change) ?? '').filter((document) => !known.has(document));
    return documents.flatMap(objectIn).map((manifest) => ({ path: change.path, manifest }));
  });
}
