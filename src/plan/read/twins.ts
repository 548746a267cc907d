import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { identitiesIn } from './heads';
import type { Document } from './read-objects';
import type { Written } from './written';

/** Says that two documents describe one object: the last one that is applied would win. */
export function twice(identity: string, { source, line }: Document, first: Document): Diagnostic {
  const [, kind, namespace, name] = identity.split('/');
  const range = { start: { line, column: 1 }, end: { line, column: 2 } };
  const what = `${kind} ${namespace === '' ? name : `${namespace}/${name}`}`;
  const message = `${what} is described at ${first.source}:${first.line} too`;
  return error({ source, range }, 'plan/duplicate-object', message, 'remove one of the two');
}

/** Objects that come, or are described in another way, though one of the documents that stay describes them too. */
export function twins(written: readonly Written[], unchanged: readonly Document[]): Diagnostic[] {
  const come = new Map(written.flatMap(({ identity, after }) => (after ? [[identity, after]] : [])));
  if (come.size === 0 || unchanged.length === 0) return [];
  return unchanged.filter(mayDescribe([...come.keys()])).flatMap((document) =>
    identitiesIn(document).flatMap((identity) => {
      const other = come.get(identity);
      return other ? [twice(identity, other, document)] : [];
    }),
  );
}

/** To read all documents of a large fleet takes minutes, and hardly any of them has a name that is looked for. */
function mayDescribe(identities: readonly string[]): (document: Document) => boolean {
  const [[, kind = '', , name = ''] = []] = identities.map((identity) => identity.split('/'));
  if (identities.length === 1) return ({ text }) => text.includes(kind) && text.includes(name);
  const names = new Set(identities.map((identity) => identity.split('/').at(-1)));
  return ({ text }) => [...text.matchAll(NAME)].some(([, found]) => found === undefined || names.has(found));
}

/** What may be the name of an object, or refer to it. */
const NAME = /\bname["']?[ \t]*:[ \t]*(?:["']?([\w.:-]+))?/g;
