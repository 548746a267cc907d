import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import type { EnvironmentFiles } from './environment-files';
import { identitiesIn } from './heads';
import { type Document, documentsIn } from './read-objects';
import type { Trees } from './trees';
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

/**
 * The same of files that do not change. Of ours, nothing is described twice unless somebody put it there by hand, so what is only
 * described in another way is not looked for in all of the fleet.
 */
export function twinsElsewhere({ after }: Trees, files: EnvironmentFiles, written: readonly Written[]): Diagnostic[] {
  const meant = files.name === '' ? written : written.filter(({ before }) => !before);
  const come = meant.flatMap(({ identity, after: document }) => (document ? identity : []));
  if (come.length === 0) return [];
  const changed = new Set([...files.changed.values()].flat());
  const may = mayDescribe(come);
  return files.after.paths.flatMap((path) => {
    const text = changed.has(path) ? '' : after.read(path);
    return may({ text }) ? twins(meant, documentsIn(path, text, after.sourceOf?.(path))) : [];
  });
}

/** So many words are looked for one by one. */
const FEW = 16;

/** To read all documents of a large fleet takes minutes, and hardly any of them has a word that is looked for. */
function mayDescribe(identities: readonly string[]): (of: { readonly text: string }) => boolean {
  const parts = identities.map((identity) => identity.split('/'));
  const [[, kind = '', , name = ''] = []] = parts;
  if (identities.length === 1) return ({ text }) => text.includes(kind) && text.includes(name);
  const words = new Set(parts.map(([, , namespace, own = '']) => namespace || own));
  if (words.size <= FEW) return ({ text }) => [...words].some((word) => text.includes(word));
  const names = new Set(parts.map((of) => of.at(-1)));
  return ({ text }) => [...text.matchAll(NAME)].some(([, found]) => found === undefined || names.has(found));
}

/** What may be the name of an object, or refer to it. */
const NAME = /\bname["']?[ \t]*:[ \t]*(?:["']?([\w.:-]+))?/g;
