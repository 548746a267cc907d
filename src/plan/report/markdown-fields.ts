import { diffLines } from 'diff';
import { valueText } from '../secrets/any-yaml';
import { cut, fence } from './markdown-text';
import type { FieldDocument } from './plan-document';

/** How much of an object is shown. */
export interface Extent {
  /** Changes of fields; the same change of several fields is one. */
  readonly fields: number;
  /** Lines of one value. */
  readonly lines: number;
  /** Characters of one line. */
  readonly width: number;
}

/** The fields of an object as a diff, those that change in the same way together. */
export function fieldsDiff(fields: readonly FieldDocument[], extent: Extent): string {
  const { fields: most, width } = extent;
  const changes = [...sameChanges(fields).values()];
  const shown = changes.slice(0, most).flatMap((same) => changeLines(same, extent));
  const left = changes.slice(most).flat().length;
  const more = left > 0 ? [`  … and ${left} more field${left === 1 ? '' : 's'}`] : [];
  return fields.length === 0
    ? ''
    : fence(
        'diff',
        [...shown, ...more].map((line) => cut(line, width)),
      );
}

function sameChanges(fields: readonly FieldDocument[]): Map<string, FieldDocument[]> {
  const changes = new Map<string, FieldDocument[]>();
  for (const field of fields) {
    const key = JSON.stringify([field.before, field.after, field.reordered]);
    changes.set(key, [...(changes.get(key) ?? []), field]);
  }
  return changes;
}

function changeLines(same: readonly FieldDocument[], { lines: most, width }: Extent): string[] {
  const [field] = same;
  if (!field) return [];
  const lines = valueLines(field, width);
  const left = lines.length - most;
  return [
    ...same.map(({ path, reordered }) => `  ${path}${reordered ? ' (another order)' : ''}`),
    ...lines.slice(0, most),
    ...(left > 0 ? [`  … and ${left} more lines`] : []),
  ];
}

function valueLines({ before, after }: FieldDocument, width: number): string[] {
  const [old, now] = [shownText(before), shownText(after)];
  if (old === undefined || now === undefined) return [...linesOf('-', old), ...linesOf('+', now)];
  if (!`${old}${now}`.includes('\n')) {
    const from = Math.max(old.length, now.length) > width ? startOfChange(old, now) : 0;
    return [...linesOf('-', fromThere(old, from)), ...linesOf('+', fromThere(now, from))];
  }
  return diffLines(old, now).flatMap(({ value, added, removed }) =>
    added || removed ? linesOf(added ? '+' : '-', value) : ['  …'],
  );
}

/** How much of two long texts is the same, but for a few characters to know the place by. */
function startOfChange(old: string, now: string): number {
  let same = 0;
  while (same < old.length && old[same] === now[same]) same += 1;
  return Math.max(0, same - 40);
}

function fromThere(text: string, from: number): string {
  return from > 0 ? `…${text.slice(from)}` : text;
}

function linesOf(sign: '+' | '-', text: string | undefined): string[] {
  if (text === undefined) return [];
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${sign} ${line}`);
}

function shownText(value: unknown): string | undefined {
  return value === undefined ? undefined : valueText(value);
}
