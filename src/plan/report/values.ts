import { printable } from '../../diagnostics/printable';
import type { FieldChange, ObjectChange } from '../change';
import { fieldsWithoutSecrets, NOT_SHOWN } from '../secrets/secrets';

/** The longest value that is shown on one line. */
const WIDTH = 60;

/** What a field was and is, on one line: `v3.20.7 → v3.20.8`, `+ 2`, `- 2`. Secrets are not shown. */
export function shownChange(field: FieldChange, object: ObjectChange): string {
  const [{ before: old, after: now, reordered } = field] = fieldsWithoutSecrets([field], object);
  if (old === NOT_SHOWN && now !== undefined) return 'another value, which is not shown';
  if (reordered) return `another order: ${shown(now)}`;
  if (old === undefined) return `+ ${shown(now)}`;
  if (now === undefined) return `- ${shown(old)}`;
  if (Array.isArray(old) && Array.isArray(now)) return shownLists(old, now);
  const [before, after] = withoutCommon(old, now);
  return shownTexts(shownText(before), shownText(after));
}

/** Of long lists, the elements that come and go. */
function shownLists(before: readonly unknown[], after: readonly unknown[]): string {
  const [old, now] = [before.map(shownText), after.map(shownText)];
  const gone = old.filter((text) => !now.includes(text)).map((text) => `- ${cut(text)}`);
  const come = now.filter((text) => !old.includes(text)).map((text) => `+ ${cut(text)}`);
  const isShort = shownText(before).length + shownText(after).length <= WIDTH;
  return isShort || gone.length + come.length === 0
    ? shownTexts(shownText(before), shownText(after))
    : [...gone, ...come].join(' ');
}

/** Of long texts, the part with the first difference. */
function shownTexts(before: string, after: string): string {
  const same = [...before].findIndex((character, index) => character !== after[index]);
  const from = same > WIDTH / 2 && Math.max(before.length, after.length) > WIDTH ? same - 20 : 0;
  const part = (text: string) => cut(from > 0 ? `…${text.slice(from)}` : text);
  return `${part(before)} → ${part(after)}`;
}

function shown(value: unknown): string {
  return cut(shownText(value));
}

function shownText(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return printable(text.replaceAll('\n', '\\n'));
}

function cut(text: string): string {
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}

/** Of images of the same repository, the tags. */
function withoutCommon(before: unknown, after: unknown): [unknown, unknown] {
  if (typeof before !== 'string' || typeof after !== 'string') return [before, after];
  const [, repository] = /^(.+\/[^:@]+:)/.exec(before) ?? [];
  const isSame = repository !== undefined && after.startsWith(repository);
  return isSame ? [before.slice(repository.length), after.slice(repository.length)] : [before, after];
}
