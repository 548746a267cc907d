import { compare, type Diagnostic } from '../../diagnostics/diagnostic';
import { isSelectingVersion } from '../group/selected-version';
import { identitiesIn } from './heads';
import { type Document, documentsIn, objectsIn } from './read-objects';
import type { FileTree, Trees } from './trees';
import { twice, twins } from './twins';

/** The documents that describe one object, as they are written: one on each side at most. */
export interface Written {
  readonly identity: string;
  readonly before?: Document | undefined;
  readonly after?: Document | undefined;
}

/** What is not written the same on both sides of some files, and what is wrong with them. */
export interface WrittenChanges {
  readonly written: readonly Written[];
  /** Host names that a file has on both sides: one that comes or goes with its file is shown. */
  readonly hosts: readonly string[];
  /** Whether something in them is selected by its version. */
  readonly selectsVersion: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

type Side = ReadonlyMap<string, Document>;

/** Pairs what some files describe by what the API server tells objects apart by, whichever of the files it is in. */
export function writtenChanges({ before, after }: Trees, paths: readonly string[]): WrittenChanges {
  const diagnostics: Diagnostic[] = [];
  const hosts: string[] = [];
  const unchanged: Document[] = [];
  let selectsVersion = false;
  const [old, now] = [new Map<string, Document>(), new Map<string, Document>()];
  for (const path of paths) {
    const [left, right] = [documentsOf(before, path), documentsOf(after, path)];
    hosts.push(...ownHosts(left, right));
    selectsVersion ||= right.some(isSelectingVersion);
    const [gone, come] = differing(left, right);
    for (const document of gone) diagnostics.push(...note(document, old));
    for (const document of come) diagnostics.push(...note(document, now));
    unchanged.push(...right.filter((document) => !come.includes(document)));
  }
  const written = pairUp(old, now);
  return { written, hosts, selectsVersion, diagnostics: [...diagnostics, ...twins(written, unchanged)] };
}

const HOST = /^ *(?:- )?host: (\S+)$/gm;

function ownHosts(left: readonly Document[], right: readonly Document[]): string[] {
  const hosts = (documents: readonly Document[]) =>
    documents
      // to look for lines takes far longer than to look for a word
      .filter(({ text }) => text.includes('host: '))
      .flatMap(({ text }) => [...text.matchAll(HOST)].flatMap(([, host]) => host ?? []));
  const old = new Set(hosts(left));
  return old.size === 0 ? [] : hosts(right).filter((host) => old.has(host));
}

/** Pairs what both sides describe, without what is written the same. */
export function pairUp(old: Side, now: Side): Written[] {
  const identities = [...new Set([...old.keys(), ...now.keys()])].sort(compare);
  const pairs = identities.map((identity) => ({ identity, before: old.get(identity), after: now.get(identity) }));
  return pairs.filter(({ before, after }) => before?.text !== after?.text);
}

function documentsOf(tree: FileTree, path: string): Document[] {
  return tree.paths.has(path) ? documentsIn(path, tree.read(path), tree.sourceOf?.(path)) : [];
}

/** Documents that are there, word by word, on one side only: mostly, all others are in the same place. */
function differing(left: readonly Document[], right: readonly Document[]): [Document[], Document[]] {
  const isSame = left.map(({ text }, index) => text === right[index]?.text);
  const [old, now] = [left, right].map((side) => side.filter((_, index) => isSame[index] !== true)) as [
    Document[],
    Document[],
  ];
  return [notIn(old, now), notIn(now, old)];
}

function notIn(documents: readonly Document[], others: readonly Document[]): Document[] {
  // most often it is one document on each side
  if (documents.length < 2 && others.length < 2) return [...documents];
  const texts = new Set(others.map(({ text }) => text));
  return documents.filter(({ text }) => !texts.has(text));
}

function note(document: Document, into: Map<string, Document>): readonly Diagnostic[] {
  const identities = identitiesIn(document);
  if (identities.length === 0) return objectsIn(document).diagnostics;
  return identities.flatMap((identity) => {
    const first = into.get(identity);
    if (!first) into.set(identity, document);
    return first ? [twice(identity, document, first)] : [];
  });
}
