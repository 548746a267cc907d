import { isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Place } from '../diagnostics/diagnostic';
import type { SourceDocument } from './parse';
import { rangeOf } from './position';

/** A path of keys and indices, as zod reports it. */
export type Path = readonly PropertyKey[];

/** Where the value at `path` stands; where it is missing, the nearest thing around it that exists. */
export function locateValue(document: SourceDocument, path: Path): Place {
  let node: unknown = document.yaml.contents;
  let place = placeOf(document, node);
  for (const step of path) {
    const next = child(node, step);
    if (next.value === undefined) return place;
    node = next.value;
    // an empty value ("storage:") has no width: point at its key
    place = placeOf(document, isEmpty(node) ? (next.key ?? node) : node);
  }
  return place;
}

/** The value at `path` as it is written, where that is one word or quoted text: `1.30`, which is the number 1.3. */
export function writtenAt(document: SourceDocument, path: Path): string | undefined {
  const node = path.reduce<unknown>((at, step) => child(at, step).value, document.yaml.contents);
  return isScalar(node) ? node.source : undefined;
}

/** Where the key at the end of `path` stands. */
export function locateKey(document: SourceDocument, path: Path): Place {
  let node: unknown = document.yaml.contents;
  for (const step of path.slice(0, -1)) node = child(node, step).value;
  const last = path.at(-1);
  const key = last === undefined ? undefined : child(node, last).key;
  return key === undefined ? locateValue(document, path) : placeOf(document, key);
}

interface Child {
  readonly key?: unknown;
  readonly value?: unknown;
}

function child(node: unknown, step: PropertyKey): Child {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && keyText(item.key) === String(step));
    return pair ? { key: pair.key, value: pair.value ?? pair.key } : {};
  }
  if (isSeq(node)) return { value: node.items[Number(step)] };
  return {};
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.value === null && node.source === '';
}

function placeOf(document: SourceDocument, node: unknown): Place {
  const range = isNode(node) ? (node as Node).range : undefined;
  if (!range) return { source: document.path };
  return { source: document.path, range: rangeOf(document.text, range[0], range[1]) };
}
