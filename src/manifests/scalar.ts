import { invariant } from '../diagnostics/invariant';
import { hasUnprintable } from '../diagnostics/printable';

/**
 * What some YAML reader, of version 1.1 or 1.2, takes for something else than text: booleans and null; numbers in
 * every base, with digit groups, exponents or colons; dates; `=` and `<<`. https://yaml.org/type/
 */
const OTHER_THAN_TEXT =
  /^(|~|=|<<|y|n|yes|no|on|off|true|false|null|[-+]?\.(inf|nan)|[-+]?[.0-9_]+|[-+]?[.0-9_]*e[-+]?[0-9]+|[-+.]?[0-9][0-9a-fx_o.:e+-]*|\d{4}-\d\d?-\d\d?.*)$/i;

/** Characters that mean something at the beginning; "-", "?" and ":" do so alone or before a space. */
const BEGINS_WITH_INDICATOR = /^([\s,[\]{}#&*!|>'"%@`]|[-?:](\s|$)|---|\.\.\.)/;

/** What would end the text, or be cut off it. */
const BREAKS_OFF = /: |:$| #|\s$|\t/;

/** Text as a YAML scalar on one line: bare where every reader takes it for text, else in double quotes. */
export function scalar(text: string): string {
  const bare = !OTHER_THAN_TEXT.test(text) && !BEGINS_WITH_INDICATOR.test(text) && !BREAKS_OFF.test(text);
  return bare && !text.includes('\n') ? text : JSON.stringify(text);
}

/** Whether text can be shown line by line (`|`): it has several, and no space that a reader could lose. */
export function isBlock(text: string): boolean {
  return text.includes('\n') && !/^\s|[ \t]$|[ \t]\n|\n\n$|\r/.test(text);
}

/** Text that some reader would act on must have been refused long before it is printed. */
export function assertPrintable(text: string): void {
  invariant(!hasUnprintable(text.replaceAll('\n', '')), 'a control character came through the input checks');
}
