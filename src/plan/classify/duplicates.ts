import { type FieldType, typeBelow, typeOfObject } from '../../upstream/kubernetes-types';
import type { Consequence } from '../change';
import { nameBy } from '../compare/list-keys';
import { isFields } from '../compare/shape';
import { from } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy';

/**
 * Elements of a list that have in common what tells them apart, such as two environment variables of one name: server-side apply
 * refuses them, a plain apply takes them. Source: sigs.k8s.io/structured-merge-diff v6.3.2, typed/merge.go: indexListPathElements.
 */
export function duplicates({ after, fields }: Situation): Consequence[] {
  if (!after) return [];
  const found = twiceIn(after, typeOfObject(after.apiVersion, after.kind), '');
  return [...new Set(found)].map((what) => {
    const text = `${what} is there twice: server-side apply refuses it`;
    return {
      meaning: 'immutable',
      verdict: 'refused',
      text,
      help: 'keep one of the two',
      source: SOURCE,
      ...from(fields),
    };
  });
}

function twiceIn(value: unknown, type: FieldType | undefined, name: string): string[] {
  if (Array.isArray(value)) return inList(value, type, name);
  if (!isFields(value) || type === undefined) return [];
  return Object.entries(value).flatMap(([field, below]) => twiceIn(below, typeBelow(type, field), field));
}

function inList(list: readonly unknown[], type: FieldType | undefined, name: string): string[] {
  if (typeof type !== 'object' || !('list' in type)) return [];
  const below = list.flatMap((item) => twiceIn(item, type.list || undefined, name));
  if (!type.keys) return below;
  const names = list.map(nameBy(type.keys));
  const twice = names.filter((one, index) => names.indexOf(one) !== index);
  return [...below, ...twice.map((one) => `${name} ${one}`)];
}
