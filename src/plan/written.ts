import { compare, type Diagnostic, error } from '../diagnostics/diagnostic';
import { identitiesIn } from './heads';
import { type Document, documentsIn, objectsIn } from './read-objects';
import type { FileTree, Trees } from './trees';

/** The documents that describe one object, as they are written: one on each side at most. */
export interface Written {
  readonly identity: string;
  readonly before?: Document | undefined;
  readonly after?: Document | undefined;
}

/** What is not written the same on both sides of some files, and what is wrong with them. */
export interface WrittenChanges {
  readonly written: readonly Written[];
  /** Host names that the files have on both sides. */
  readonly hosts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

type Side = ReadonlyMap<string, Document>;

/** Pairs what some files describe by what the API server tells objects apart by, whichever of the files it is in. */
export function writtenChanges({ before, after }: Trees, paths: readonly string[]): WrittenChanges {
  const diagnostics: Diagnostic[] = [];
  const hosts: string[] = [];
  const [old, now] = [new Map<string, Document>(), new Map<string, Document>()];
  for (const path of paths) {
    const [left, right] = [documentsOf(before, path), documentsOf(after, path)];
    hosts.push(...commonHosts(left, right));
    for (const document of notIn(left, right)) diagnostics.push(...note(document, old));
    for (const document of notIn(right, left)) diagnostics.push(...note(document, now));
  }
  return { written: pairUp(old, now), hosts, diagnostics };
}

const HOST = /^ *(?:- )?host: (\S+)$/gm;

function commonHosts(left: readonly Document[], right: readonly Document[]): string[] {
  const hosts = (documents: readonly Document[]) =>
    documents.flatMap(({ text }) => [...text.matchAll(HOST)].flatMap(([, host]) => host ?? []));
  const old = new Set(hosts(left));
  return old.size === 0 ? [] : hosts(right).filter((host) => old.has(host));
}

/** Pairs what is left on one side of several stacks: an object may have moved from one to another. */
export function pairUp(old: Side, now: Side): Written[] {
  const identities = [...new Set([...old.keys(), ...now.keys()])].sort(compare);
  const pairs = identities.map((identity) => ({ identity, before: old.get(identity), after: now.get(identity) }));
  return pairs.filter(({ before, after }) => before?.text !== after?.text);
}

function documentsOf(tree: FileTree, path: string): Document[] {
  return tree.paths.has(path) ? documentsIn(path, tree.read(path), tree.sourceOf?.(path)) : [];
}

/** Documents that are not there, word by word, on the other side. */
function notIn(documents: readonly Document[], others: readonly Document[]): Document[] {
  const same = new Set(others.map(({ text }) => text));
  return documents.filter(({ text }) => !same.has(text));
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

function twice(identity: string, { source, line }: Document, first: Document): Diagnostic {
  const [, kind, namespace, name] = identity.split('/');
  const range = { start: { line, column: 1 }, end: { line, column: 2 } };
  const what = `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
  const message = `${what} is described at ${first.source}:${first.line} too`;
  return error({ source, range }, 'plan/duplicate-object', message, 'remove one of the two');
}
