import type { FieldChange, ObjectChange } from '../change';
import { versionValues } from '../classify/version-value';
import { pathOf } from '../compare/steps';
import { shownChange, WIDTH } from './values';

/** One line about fields of an object that change in the same way. */
export interface FieldLine {
  /** `spec.template.spec.containers[backend, huey].image` */
  readonly path: string;
  /** `v3.20.7 → v3.20.8` */
  readonly change: string;
}

/** The fields of an object, those of elements of one list that change in the same way together; values in short, or whole. */
export function fieldLines(object: ObjectChange, whole = false): FieldLine[] {
  const lines = new Map<
    string,
    { readonly field: FieldChange; readonly change: string; readonly elements: string[] }
  >();
  for (const field of tellingFirst(object)) {
    const change = shownChange(field, object, whole ? Number.POSITIVE_INFINITY : WIDTH);
    const [start, element, end] = aroundElement(field.steps);
    const key = JSON.stringify([start, end, change]);
    const line = lines.get(key);
    if (line && element !== undefined) line.elements.push(element);
    else lines.set(key, { field, change, elements: element === undefined ? [] : [element] });
  }
  return [...lines.values()].map(({ field, change, elements }) => ({ path: joined(field, elements), change }));
}

/** What is more than another version comes first, and the labels that only repeat the version last. */
function tellingFirst({ fields, before, after }: ObjectChange): FieldChange[] {
  const versions = versionValues((after ?? before)?.manifest.kind ?? '', fields);
  const rank = (field: FieldChange) => (!versions.includes(field) ? 0 : field.steps.at(-2) === 'labels' ? 2 : 1);
  return fields.toSorted((a, b) => rank(a) - rank(b));
}

/** Steps before the last element of a list, the element, and the steps after it. */
function aroundElement(steps: FieldChange['steps']): [readonly string[], string?, (readonly string[])?] {
  const at = steps.findLastIndex((step) => step.startsWith('['));
  return at === -1 ? [steps] : [steps.slice(0, at), steps[at]?.slice(1, -1), steps.slice(at + 1)];
}

function joined({ steps }: FieldChange, elements: readonly string[]): string {
  const [start, element, end = []] = aroundElement(steps);
  return element === undefined ? pathOf(steps) : pathOf([...start, `[${elements.join(', ')}]`, ...end]);
}
