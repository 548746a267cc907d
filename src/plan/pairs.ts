import { compare, type Diagnostic, error } from '../diagnostics/diagnostic';
import { describe } from '../manifests/manifest';
import { identityOf } from '../manifests/rules/unique-objects';
import type { ObjectPair, PlacedObject } from './change';
import { type Document, documentsIn, objectsIn } from './read-objects';
import type { Trees } from './trees';

type ByIdentity = ReadonlyMap<string, PlacedObject>;

/** The objects of some files that are not written the same on both sides, and what is wrong with the files. */
export interface Pairs {
  /** By identity. */
  readonly pairs: readonly ObjectPair[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Pairs the objects of the files of one cluster by what the API server tells them apart by, whatever file they are in. */
export function pairsOf({ before, after }: Trees, paths: readonly string[]): Pairs {
  const diagnostics: Diagnostic[] = [];
  const [old, now] = [new Map<string, PlacedObject>(), new Map<string, PlacedObject>()];
  for (const path of paths) {
    const [left, right] = [documentsAt(before, path), documentsAt(after, path)];
    diagnostics.push(...collect(notIn(left, right), path, old), ...collect(notIn(right, left), path, now));
  }
  const identities = [...new Set([...old.keys(), ...now.keys()])].sort(compare);
  return { pairs: identities.flatMap((identity) => pairOf(identity, old, now)), diagnostics };
}

function documentsAt(tree: Trees['before'], path: string): Document[] {
  return tree.paths.has(path) ? documentsIn(tree.read(path)) : [];
}

/** Documents that are not there, word by word, on the other side. */
function notIn(documents: readonly Document[], others: readonly Document[]): Document[] {
  const same = new Set(others.map(({ text }) => text));
  return documents.filter(({ text }) => !same.has(text));
}

function collect(documents: readonly Document[], path: string, into: Map<string, PlacedObject>): Diagnostic[] {
  return documents.flatMap((document) => {
    const { objects, diagnostics } = objectsIn(document, path);
    return [...diagnostics, ...objects.flatMap((object) => add(object, into))];
  });
}

function add(object: PlacedObject, into: Map<string, PlacedObject>): Diagnostic[] {
  const identity = identityOf(object.manifest);
  const first = into.get(identity);
  if (!first) into.set(identity, object);
  return first ? [twice(object, first)] : [];
}

function twice({ manifest, path, line }: PlacedObject, first: PlacedObject): Diagnostic {
  const range = { start: { line, column: 1 }, end: { line, column: 2 } };
  const message = `${describe(manifest)} is described at ${first.path}:${first.line} too`;
  return error({ source: path, range }, 'plan/duplicate-object', message, 'remove one of the two');
}

/** A file that moved has the same objects: none of them is a change. */
function pairOf(identity: string, old: ByIdentity, now: ByIdentity): ObjectPair[] {
  const [before, after] = [old.get(identity), now.get(identity)];
  return before && after && before.text === after.text ? [] : [{ identity, before, after }];
}
