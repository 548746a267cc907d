import type { YAMLError } from 'yaml';
import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { rangeOf } from './position';

/** Brackets within brackets, beyond anything that a file can mean: the parser's own stack is not deeper everywhere. */
const MAX_DEPTH = 64;

/** One mistake makes a parser find many: the first few are about it. */
const MAX_SHOWN = 3;

/** What the parser should not even see; undefined where there is no such thing. */
export function findUnreadable(source: string, text: string): Diagnostic | undefined {
  const conflict = /^(<{7}|={7}|>{7})( |$)/m.exec(text);
  if (conflict) {
    const place = { source, range: rangeOf(text, conflict.index, conflict.index + 7) };
    return error(
      place,
      'source/syntax',
      'a merge conflict is not resolved',
      'keep what is right, and remove the marks',
    );
  }
  const directive = /^%[^\n]*/m.exec(text);
  if (directive) {
    const place = { source, range: rangeOf(text, directive.index, directive.index + directive[0].length) };
    return error(place, 'source/alias', 'a directive is not allowed', 'remove the line: files are read as YAML 1.2');
  }
  const at = tooDeep(text);
  if (at === undefined) return undefined;
  const place = { source, range: rangeOf(text, at, at + 1) };
  return error(place, 'source/syntax', `brackets are nested more than ${MAX_DEPTH} deep`);
}

/** Where brackets are nested too deep, counted without regard to quotes. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '[' || char === '{') depth += 1;
    if (char === ']' || char === '}') depth -= 1;
    if (depth > MAX_DEPTH) return at;
  }
  return undefined;
}

/** What the parser found, in plain words. */
export function describeSyntax(source: string, text: string, problems: readonly YAMLError[]): Diagnostic[] {
  return problems.slice(0, MAX_SHOWN).map((problem) => {
    const [start, end] = problem.pos;
    if (problem.code === 'DUPLICATE_KEY') return duplicateKey(source, text, start);
    const { message, help } = inPlainWords(problem);
    const opening = openingQuote(text, problem.message);
    const range = opening === undefined ? rangeOf(text, start, end) : rangeOf(text, opening, opening + 1);
    return error({ source, range }, 'source/syntax', message, help);
  });
}

/** Where a quote that is never closed begins: the parser only notices at the end of the text. */
function openingQuote(text: string, message: string): number | undefined {
  const quote = /^Missing closing (['"])/.exec(message)?.[1];
  if (quote === undefined) return undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    // a quote opens text only where a value begins
    const opening = new RegExp(`(?:^|[:\\-,[{]\\s*)(${quote})`, 'd').exec(line);
    const count = line.replaceAll(`\\${quote}`, '').split(quote).length - 1;
    if (opening?.indices?.[1] && count % 2 === 1) return offset + opening.indices[1][0];
    offset += line.length + 1;
  }
  return undefined;
}

function duplicateKey(source: string, text: string, start: number): Diagnostic {
  const key = /^[^:\s]+/.exec(text.slice(start))?.[0] ?? '';
  const place = { source, range: rangeOf(text, start, start + key.length) };
  return error(place, 'source/duplicate-key', `the key ${key} is there already`, 'keep one of the two');
}

const QUOTE = 'if it is meant as text, put it in quotes';

/** Messages of the parser that only somebody who wrote one understands. */
const PLAIN: readonly (readonly [RegExp, string, string])[] = [
  [/^Nested mappings are not allowed/, 'a second ": " on one line', QUOTE],
  [/^Missing closing ['"]quote/, 'a quote is not closed', 'close it, or double a quote that belongs to the text'],
  [/^Plain value cannot start with/, 'the value begins with a character that means something in YAML', QUOTE],
  [/^Implicit keys need to be on a single line/, 'the line has no ": " after its key', 'write "field: value"'],
  [
    /^Implicit map keys need to be followed by map values/,
    'the line has no ": " after its key',
    'write "field: value"',
  ],
  [
    /^All mapping items must start at the same column/,
    'the line begins in another column than its neighbours',
    'indent it as they are',
  ],
  [/^Tabs are not allowed as indentation/, 'tabs are not allowed as indentation', 'indent with spaces'],
];

function inPlainWords({ message }: YAMLError): { message: string; help: string } {
  const known = PLAIN.find(([pattern]) => pattern.test(message));
  if (known) return { message: known[1], help: known[2] };
  return { message: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, ''), help: QUOTE };
}
