import * as z from 'zod';
import { hasUnprintable, show } from '../diagnostics/printable';
import { isLabelKey, isLabelValue } from '../upstream/name-syntax';
import { reservedBy } from './reserved-keys';
import { type Complaint, text } from './text';

/** The largest annotation value, in characters: Kubernetes allows 256 KiB for all of an object together. */
const MAX_ANNOTATION = 1024;

/** Labels in the syntax of Kubernetes, none of them ours or another program's. */
export function labels(description: string) {
  return z.record(key, text(labelValue, { description: 'the value' })).meta({ description });
}

/** Annotations in the syntax of Kubernetes, none of them ours or another program's. */
export function annotations(description: string) {
  return z.record(key, text(annotationValue, { description: 'the value' })).meta({ description });
}

/** A node selector: labels of nodes, so `kubernetes.io/…` keys are what they usually are. */
export function nodeSelector(description: string) {
  return z.record(labelKey, text(labelValue, { description: 'the value' })).meta({ description });
}

/** A label or annotation key in the syntax of Kubernetes, whoever it belongs to. */
export const labelKey = text(syntax, { description: 'the key' });

const key = text((value) => syntax(value) ?? reserved(value), { description: 'the key' });

function reserved(value: string): Complaint | undefined {
  const owner = reservedBy(value);
  if (owner === undefined) return undefined;
  const help = 'choose a key of your own, with or without a domain of yours before it';
  return { kind: 'reserved-label', message: `the key ${show(value)} belongs to ${owner}`, help };
}

function syntax(value: string): Complaint | undefined {
  if (isLabelKey(value)) return undefined;
  const help = 'write a name of letters, digits, "-", "_" and ".", at most 63; a domain and "/" may stand before it';
  return { kind: 'invalid-label', message: `${show(value)} is not a label key`, help };
}

function labelValue(value: string): Complaint | undefined {
  if (isLabelValue(value)) return undefined;
  const help = 'write at most 63 letters, digits, "-", "_" and "."; an annotation takes any text';
  return { kind: 'invalid-label', message: `${show(value)} is not a label value`, help };
}

function annotationValue(value: string): Complaint | undefined {
  if (value.length <= MAX_ANNOTATION && !hasUnprintable(value)) return undefined;
  const message = `the annotation has ${value.length} characters, at most ${MAX_ANNOTATION} are allowed`;
  return { kind: 'invalid-label', message, help: 'keep a link to the text instead' };
}
