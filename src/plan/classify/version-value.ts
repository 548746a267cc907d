import { parseReference, tagOf } from '../../upstream/image-reference';
import type { FieldChange } from '../change';
import { isImage, podFields } from '../pod-fields';

const VERSION_LABEL = 'app.kubernetes.io/version';

/**
 * The fields that are another version of the same thing and nothing else, which is all that a routine change may have: the tag
 * or digest of an image of the same repository, and the label `app.kubernetes.io/version`. A digest that is lost, an older
 * version, another major version and the tag `latest` are more than that.
 */
export function versionValues(kind: string, fields: readonly FieldChange[]): FieldChange[] {
  const images = podFields(kind, fields).filter((field) => isImage(field) && isNewer(field));
  return [...images.map(({ whole }) => whole), ...fields.filter(isVersionLabel)];
}

function isVersionLabel({ steps, before, after }: FieldChange): boolean {
  const isLabel = steps.at(-1) === VERSION_LABEL && steps.at(-2) === 'labels' && steps.at(-3) === 'metadata';
  return isLabel && typeof before === 'string' && typeof after === 'string';
}

function isNewer({ before, after }: FieldChange): boolean {
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  const [old, now] = [parseReference(before), parseReference(after)];
  const isSameThing = old.repository === now.repository && (old.digest === undefined || now.digest !== undefined);
  return isSameThing && tagOf(after) !== 'latest' && isOrdinaryStep(tagOf(before), tagOf(after));
}

/** Tags without a number in common, such as hashes of commits, are compared by nobody. */
function isOrdinaryStep(before = '', after = ''): boolean {
  const [old, now] = [numbersOf(before), numbersOf(after)];
  if (!old || !now) return true;
  const at = old.findIndex((number, index) => number !== (now[index] ?? 0));
  return at === -1 || (at > 0 && (now[at] ?? 0) > (old[at] ?? 0));
}

/** `[3, 20, 7]` of `v3.20.7`. */
function numbersOf(tag: string): number[] | undefined {
  const [, numbers] = /^v?(\d+(?:\.\d+){1,3})(?![\w])/.exec(tag) ?? [];
  return numbers?.split('.').map(Number);
}
