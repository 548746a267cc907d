import { fieldsOfType } from '../../upstream/kubernetes-fields';
import { type FieldType, typeBelow } from '../../upstream/kubernetes-types';
import type { Steps } from '../change';
import { byKey, keysOf, nameBy } from './list-keys';
import { isFields } from './shape';

/** A field that Kubernetes does not have, or a value of another type than it takes. */
export interface WrongField {
  readonly steps: Steps;
  /** What it is, and what is needed: `text`, `list`. @default - there is no such field */
  readonly found?: string;
  readonly needed?: string;
  /** Fields that are there in its place. */
  readonly known: readonly string[];
}

interface Place {
  readonly steps: Steps;
  readonly shape: string;
  readonly type: FieldType | undefined;
}

/**
 * Everything in an object of Kubernetes that server-side apply refuses to read. Null is as good as nothing.
 * Source: sigs.k8s.io/structured-merge-diff v6.3.2, typed/validate.go.
 */
export function wrongFields(value: unknown, type: string): WrongField[] {
  return fieldsOfType(type) ? wrongIn(value, { steps: [], shape: type, type }) : [];
}

function wrongIn(value: unknown, place: Place): WrongField[] {
  const { steps, shape } = place;
  if (value === null || value === undefined || shape === 'any') return [];
  if (shape === NUMBER_OR_NAME) return isQuotedNumber(value) ? [{ steps, ...QUOTED, known: [] }] : [];
  const needed = kindOfShape(shape);
  const found = kindOf(value);
  if (found !== needed) return [{ steps, found, needed, known: [] }];
  if (Array.isArray(value)) return inList(value, place);
  return isFields(value) ? inFields(Object.entries(value), place) : [];
}

/** A port or a share: as text, it is a name, or ends with a percent sign. */
const NUMBER_OR_NAME = 'number or name';
const QUOTED = { found: 'a number in quotes', needed: 'a whole number' };

/** Source: kubernetes v1.36.3, pkg/apis, core: ValidatePortNumOrName, and apps: ValidatePositiveIntOrPercent. */
function isQuotedNumber(value: unknown): boolean {
  return typeof value === 'string' && /^\d+$/.test(value);
}

function inFields(entries: readonly [string, unknown][], { steps, shape, type }: Place): WrongField[] {
  const fields = shape.startsWith('{') ? undefined : fieldsOfType(shape);
  const each = shape.startsWith('{') ? shape.slice(1, -1) : 'any';
  return entries.flatMap(([name, value]) => {
    const below = fields ? ownOf(fields, name) : each;
    const at = [...steps, name];
    if (below === undefined) return value === null ? [] : [{ steps: at, known: Object.keys(fields ?? {}) }];
    return wrongIn(value, { steps: at, shape: below, type: typeBelow(type, name) });
  });
}

/** A file may name a field as what every object of JavaScript has. */
function ownOf(fields: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function inList(list: readonly unknown[], { steps, shape, type }: Place): WrongField[] {
  const each = { shape: shape.slice(1, -1), type: typeof type === 'object' && 'list' in type ? type.list : undefined };
  const keys = keysOf(type);
  const nameOf = keys && byKey(list, keys) ? nameBy(keys) : (_: unknown, index: number) => String(index);
  return list.flatMap((item, index) => wrongIn(item, { steps: [...steps, `[${nameOf(item, index)}]`], ...each }));
}

function kindOfShape(shape: string): string {
  if (shape.startsWith('[')) return 'a list';
  if (shape.startsWith('{') || shape.includes('.')) return 'a map';
  return NAMES[shape] ?? shape;
}

const NAMES: Readonly<Record<string, string>> = { text: 'text', number: 'a whole number', boolean: 'true or false' };

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a fraction';
  if (isLargeNumber(value)) return 'a whole number';
  return typeof value === 'boolean' ? 'true or false' : 'text';
}

/** As `parseYaml` writes those that have more digits than our numbers can hold. */
function isLargeNumber(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d{1,3}(_\d{3}){5,}$/.test(value);
}
