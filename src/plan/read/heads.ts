import { identityOf } from '../../manifests/rules/unique-objects';
import { type Document, objectsIn } from './read-objects';

/** An object as we print it: its fields in alphabetical order, each on a line of its own. */
const PRINTED = /^apiVersion: ([\w./-]+)\n(?:.*\n)*?kind: (\w+)\nmetadata:\n((?: {2}.*\n)*)(?=[A-Za-z]|$(?![\s\S]))/;

/**
 * The identities of the objects of a document. One that is laid out as ours is not parsed for it: to parse all of a large
 * fleet takes minutes. None of a document that cannot be read.
 */
export function identitiesIn(document: Document): string[] {
  const [head, apiVersion = '', kind = '', metadata = ''] = PRINTED.exec(document.text) ?? [];
  const name = head === undefined || metadata.includes('<<') ? undefined : plainField(metadata, 'name');
  if (name === undefined || kind === 'List') return parsed(document);
  const namespace = plainField(metadata, 'namespace');
  if (namespace === undefined && /^ {2}namespace:/m.test(metadata)) return parsed(document);
  return [identityOf({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } })];
}

/** A field of which nobody can think that it is anything but text. */
function plainField(metadata: string, field: string): string | undefined {
  return new RegExp(`^ {2}${field}: ([a-z](?:[a-z0-9.-]*[a-z0-9])?)$`, 'm').exec(metadata)?.[1];
}

function parsed(document: Document): string[] {
  return objectsIn(document).objects.map(({ manifest }) => identityOf(manifest));
}
