import { printable } from '../../diagnostics/printable';
import type { FieldChange, ObjectChange } from '../change';
import { isSecretPath } from '../secrets';

/** The longest value that is shown on one line. */
const WIDTH = 60;

/** What a field was and is, on one line: `v3.20.7 → v3.20.8`, `+ 2`, `- 2`. Secrets are not shown. */
export function shownChange(field: FieldChange, object: ObjectChange): string {
  if (isSecretPath(field, object)) return 'another value, which is not shown';
  if (field.reordered) return `another order: ${shown(field.after)}`;
  if (field.before === undefined) return `+ ${shown(field.after)}`;
  if (field.after === undefined) return `- ${shown(field.before)}`;
  const [before, after] = withoutCommon(field.before, field.after);
  return `${shown(before)} → ${shown(after)}`;
}

function shown(value: unknown): string {
  const text = printable(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', '\\n');
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}

/** Of images of the same repository, the tags. */
function withoutCommon(before: unknown, after: unknown): [unknown, unknown] {
  if (typeof before !== 'string' || typeof after !== 'string') return [before, after];
  const [, repository] = /^(.+\/[^:@]+:)/.exec(before) ?? [];
  const isSame = repository !== undefined && after.startsWith(repository);
  return isSame ? [before.slice(repository.length), after.slice(repository.length)] : [before, after];
}
