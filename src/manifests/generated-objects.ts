import { parseAllDocuments } from 'yaml';
import type { Manifest } from './manifest';

/** Lines of a new release: by far the most frequent change. */
const RELEASE = /^( *(?:- )?(?:image|app\.kubernetes\.io\/version):) .*$/gm;

/** The pods of a controller, as we print them: whatever is in there can be changed. */
const PODS = /^ {2}template:\n(?: {3,}.*\n)*/gm;

/** A conflict as git leaves it in a file: ours, then theirs. */
const CONFLICT = /^<{7}.*\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7}.*\n?/gm;

/** A generated text as it was on either side of a merge; once where it has no conflict. */
export function sidesOf(text: string): string[] {
  const ours = text.replace(CONFLICT, '$1');
  return ours === text ? [text] : [ours, text.replace(CONFLICT, '$2')];
}

/** The documents of a generated text, without what most changes are about, and which can be changed. */
export function documentsOf(text: string): string[] {
  return text.replace(PODS, '').replace(RELEASE, '$1').split('\n---\n');
}

/** The object of a document; none where somebody has made something else of it. */
export function objectIn(document: string): Manifest[] {
  return parseAllDocuments(document, { logLevel: 'silent' }).flatMap((parsed) => {
    const value = parsed.errors.length === 0 ? dataOf(parsed) : undefined;
    return isManifest(value) ? [value] : [];
  });
}

function dataOf(parsed: ReturnType<typeof parseAllDocuments>[number]): unknown {
  try {
    return parsed.toJS();
  } catch {
    // an alias without its anchor, which the parser takes
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<Manifest>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string';
}
