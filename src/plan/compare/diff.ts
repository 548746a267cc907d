import type { Manifest } from '../../manifests/manifest';
import { type FieldType, typeBelow, typeOfObject } from '../../upstream/kubernetes-types';
import type { FieldChange, Steps } from '../change';
import { byKey, keysOf } from './list-keys';
import { type Fields, isFields, isSame } from './shape';

/**
 * Every field that is not the same in two forms of an object, elements of lists compared as Kubernetes merges them. A part
 * that is there on one side only is one change. The version of the API group is none.
 */
export function diff(before: Manifest, after: Manifest): FieldChange[] {
  const type = typeOfObject(after.apiVersion, after.kind) ?? typeOfObject(before.apiVersion, before.kind);
  return inFields([], withoutVersion(before), withoutVersion(after), type);
}

function withoutVersion({ apiVersion: _, ...rest }: Manifest): Fields {
  return rest;
}

function compare(steps: Steps, before: unknown, after: unknown, type: FieldType | undefined): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (isFields(before) && isFields(after)) return inFields(steps, before, after, type);
  if (Array.isArray(before) && Array.isArray(after)) return inList(steps, before, after, type);
  return [{ steps, before, after }];
}

function inFields(steps: Steps, before: Fields, after: Fields, type: FieldType | undefined): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => compare([...steps, name], before[name], after[name], typeBelow(type, name)));
}

function inList(
  steps: Steps,
  before: readonly unknown[],
  after: readonly unknown[],
  type: FieldType | undefined,
): FieldChange[] {
  const element = typeof type === 'object' && 'list' in type ? type.list : undefined;
  const keys = keysOf(type);
  const [old, now] = [byKey(before, keys), byKey(after, keys)];
  if (!old || !now) return inPlaces(steps, before, after, element);
  const all = [...new Set([...old.keys(), ...now.keys()])];
  const changes = all.flatMap((key) => compare([...steps, `[${key}]`], old.get(key), now.get(key), element));
  const [left, right] = [common(old, now), common(now, old)];
  const moved = left.join('\n') !== right.join('\n');
  return moved ? [...changes, { steps, before: left, after: right, reordered: true }] : changes;
}

/** Lists that nothing tells the elements of: place by place if there are as many, else as a whole. */
function inPlaces(steps: Steps, before: readonly unknown[], after: readonly unknown[], element: FieldType | undefined) {
  const isOfObjects = before.length === after.length && [...before, ...after].every(isFields);
  if (isOfObjects) return before.flatMap((old, at) => compare([...steps, `[${at}]`], old, after[at], element));
  return isSame(before, after) ? [] : [{ steps, before, after }];
}

function common(of: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  return [...of.keys()].filter((key) => other.has(key));
}
