import { diffLines } from 'diff';
import { valueText } from '../any-yaml';
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
export function fieldsDiff(fields: readonly FieldDocument[], { fields: most, lines, width }: Extent): string {
  const changes = [...sameChanges(fields).values()];
  const shown = changes.slice(0, most).flatMap((same) => changeLines(same, lines));
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

function changeLines(same: readonly FieldDocument[], most: number): string[] {
  const [field] = same;
  if (!field) return [];
  const lines = valueLines(field);
  const left = lines.length - most;
  return [
    ...same.map(({ path, reordered }) => `  ${path}${reordered ? ' (another order)' : ''}`),
    ...lines.slice(0, most),
    ...(left > 0 ? [`  … and ${left} more lines`] : []),
  ];
}

function valueLines({ before, after }: FieldDocument): string[] {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === undefined || now === undefined || !`${old}${now}`.includes('\n')) {
    return [...linesOf('-', old), ...linesOf('+', now)];
  }
  return diffLines(old, now).flatMap(({ value, added, removed }) =>
    added || removed ? linesOf(added ? '+' : '-', value) : ['  …'],
  );
}

function linesOf(sign: '+' | '-', text: string | undefined): string[] {
  if (text === undefined) return [];
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${sign} ${line}`);
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : valueText(value);
}
