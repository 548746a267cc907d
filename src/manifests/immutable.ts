import { parseAllDocuments } from 'yaml';
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

/** A change that cannot be applied as it is. */
export interface Refusal {
  readonly kind: 'immutable-field' | 'data-left-behind';
  /** What would change, for people. */
  readonly what: string;
}

/** What of the change from one generated text to the next the API server refuses, or what loses sight of data. */
export function refusals(before: string, after: string): Refusal[] {
  const [old, now] = changedObjects(before, after);
  const byIdentity = new Map(now.map((manifest) => [identityOf(manifest), manifest]));
  const changed = old.flatMap((manifest) => {
    const next = byIdentity.get(identityOf(manifest));
    return next ? changedFields(manifest, next) : [];
  });
  return [...changed, ...leftBehind(old, now)];
}

function changedFields(old: Manifest, now: Manifest): Refusal[] {
  const paths = IMMUTABLE[old.kind] ?? [];
  return paths
    .filter((path) => text(old, path) !== text(now, path))
    .map((path) => ({
      kind: 'immutable-field',
      what: `${describe(old)}: ${path.join('.')} cannot be changed in place`,
    }));
}

function text(manifest: Manifest, path: readonly string[]): string {
  const value = path.reduce<unknown>(
    (at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key],
    manifest,
  );
  return JSON.stringify(value) ?? '';
}

/** A StatefulSet under another name or in another namespace makes claims of its own, and its old ones stay. */
function leftBehind(old: readonly Manifest[], now: readonly Manifest[]): Refusal[] {
  const sets = (manifests: readonly Manifest[]) => manifests.filter(({ kind }) => kind === 'StatefulSet');
  const kept = new Set(sets(now).map(identityOf));
  const gone = sets(old).filter((manifest) => !kept.has(identityOf(manifest)));
  const [first] = sets(now).filter((manifest) => !sets(old).some((one) => identityOf(one) === identityOf(manifest)));
  if (!first) return [];
  return gone.map((manifest) => {
    const what = `${describe(manifest)} becomes ${describe(first)}, with a new, empty volume`;
    return { kind: 'data-left-behind', what };
  });
}

/** Lines of a new release: by far the most frequent change, and none that is looked for here. */
const RELEASE = /^ *(- )?(image|app\.kubernetes\.io\/version): .*$/gm;

/** The objects that are not the same text in both: most changes touch one of many. */
function changedObjects(before: string, after: string): [Manifest[], Manifest[]] {
  const [old, now] = [before, after].map((document) => document.replace(RELEASE, '').split('\n---\n'));
  const read = (documents: readonly string[] = [], others: readonly string[] = []) => {
    const known = new Set(others);
    return documents
      .filter((document) => !known.has(document))
      .flatMap((document) => parseAllDocuments(document).map((parsed) => parsed.toJS() as Manifest));
  };
  return [read(old, now), read(now, old)];
}
