import type { Manifest } from './manifest';

/** Between control characters, which no input file can bring this far. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is why they are used
const HOLE = /\u0001(\d+)\u0002/;

/** Text that stands for a value that is filled in later. */
export function hole(index: number): string {
  return `\u0001${index}\u0002`;
}

/** Fills values in; what has no hole is the same object each time, frozen. */
export type Template = (values: readonly string[]) => readonly Manifest[];

type Fill = (values: readonly string[]) => unknown;

const shared = new WeakSet<object>();

/** Whether an object is part of a template, and so the same for all that are made of it. */
export function isShared(value: object): boolean {
  return shared.has(value);
}

/**
 * Objects that were made with holes for values, as a template; undefined where a key has a hole, since its place
 * among the others would depend on the value.
 */
export function templateOf(manifests: readonly Manifest[]): Template | undefined {
  try {
    const fills = manifests.map(compile);
    return (values) => fills.map((fill) => (typeof fill === 'function' ? fill(values) : fill) as Manifest);
  } catch (problem) {
    if (problem instanceof HoleInKey) return undefined;
    throw problem;
  }
}

class HoleInKey extends Error {}

/** A function where there is a hole, else the value itself: functions are no data. */
function compile(value: unknown): unknown {
  if (typeof value === 'string') return HOLE.test(value) ? text(value) : value;
  if (Array.isArray(value)) return list(value);
  return typeof value === 'object' && value !== null ? mapping(value) : value;
}

/** Splitting at a group gives text, index, text, index … text. */
function text(value: string): Fill {
  const parts = value.split(HOLE);
  return (values) => parts.map((part, index) => (index % 2 === 0 ? part : values[Number(part)])).join('');
}

function list(items: readonly unknown[]): unknown {
  const parts = items.map(compile);
  if (!parts.some(isFill)) return share(parts);
  return (values: readonly string[]) => parts.map((part) => (isFill(part) ? part(values) : part));
}

function mapping(data: object): unknown {
  const parts = Object.entries(data).map(([key, value]) => [key, compile(value)] as const);
  if (parts.some(([key]) => HOLE.test(key))) throw new HoleInKey();
  if (!parts.some(([, part]) => isFill(part))) return share(Object.fromEntries(parts));
  // a copy with every key in its place keeps the hidden class, which building key by key does not
  const whole: Record<string, unknown> = Object.fromEntries(parts);
  const fills = parts.filter((entry): entry is readonly [string, Fill] => isFill(entry[1]));
  return (values: readonly string[]) => {
    const filled = { ...whole };
    for (const [key, fill] of fills) filled[key] = fill(values);
    return filled;
  };
}

function isFill(part: unknown): part is Fill {
  return typeof part === 'function';
}

function share<T extends object>(value: T): T {
  shared.add(value);
  return Object.freeze(value);
}
