import { printable } from '../../diagnostics/printable';
import type { FieldChange, ObjectChange } from '../change';
import { fieldsWithoutSecrets, NOT_SHOWN } from '../secrets/secrets';

/** The longest value that is shown on one line. */
export const WIDTH = 60;

/** What a field was and is, on one line: `v3.20.7 → v3.20.8`, `+ 2`, `- 2`. Secrets are not shown. */
export function shownChange(field: FieldChange, object: ObjectChange, width: number): string {
  const [{ before: old, after: now, reordered } = field] = fieldsWithoutSecrets([field], object);
  if (old === NOT_SHOWN && now !== undefined) return 'another value, which is not shown';
  if (reordered) return `another order: ${shown(now, width)}`;
  if (old === undefined) return `+ ${shown(now, width)}`;
  if (now === undefined) return `- ${shown(old, width)}`;
  if (Array.isArray(old) && Array.isArray(now)) return shownLists(old, now, width);
  const [before, after] = withoutCommon(old, now);
  return shownTexts(shownText(before), shownText(after), width);
}

/** Of long lists, the elements that come and go. */
function shownLists(before: readonly unknown[], after: readonly unknown[], width: number): string {
  const [old, now] = [before.map(shownText), after.map(shownText)];
  const gone = old.filter((text) => !now.includes(text)).map((text) => `- ${cut(text, width)}`);
  const come = now.filter((text) => !old.includes(text)).map((text) => `+ ${cut(text, width)}`);
  const isShort = shownText(before).length + shownText(after).length <= width;
  return isShort || gone.length + come.length === 0
    ? shownTexts(shownText(before), shownText(after), width)
    : [...gone, ...come].join(' ');
}

/** Of long texts, the part with the first difference. */
function shownTexts(before: string, after: string, width: number): string {
  const same = [...before].findIndex((character, index) => character !== after[index]);
  const from = same > width / 2 && Math.max(before.length, after.length) > width ? same - 20 : 0;
  const part = (text: string) => cut(from > 0 ? `…${text.slice(from)}` : text, width);
  return `${part(before)} → ${part(after)}`;
}

function shown(value: unknown, width: number): string {
  return cut(shownText(value), width);
}

function shownText(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return printable(text.replaceAll('\n', '\\n'));
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

/** Of images of the same repository, the tags. */
function withoutCommon(before: unknown, after: unknown): [unknown, unknown] {
  if (typeof before !== 'string' || typeof after !== 'string') return [before, after];
  const [, repository] = /^(.+\/[^:@]+:)/.exec(before) ?? [];
  const isSame = repository !== undefined && after.startsWith(repository);
  return isSame ? [before.slice(repository.length), after.slice(repository.length)] : [before, after];
}
