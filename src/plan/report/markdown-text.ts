import { printable } from '../../diagnostics/printable';

/** A text of at most `length` characters, with a sign where it was cut. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 2)) ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

/**
 * A text from a file, as a comment shows it: nothing in it is Markdown or HTML, mentions a person, refers to an issue or is
 * a link. References are looked for in rendered text, so that an entity alone does not end them: an element does.
 * Sources: https://docs.github.com/get-started/writing-on-github, https://docs.gitlab.com/user/markdown/
 */
export function prose(text: string): string {
  return printable(text)
    .replace(/[&<>`*_~|[\]\\{}$^@#!%]|:(?!\s|$)|(?<=www)\.|(?<=\bGH)-/gi, inert)
    .replace(/\s+/g, ' ');
}

function inert(char: string): string {
  const entity = `&#${char.charCodeAt(0)};`;
  return /[@#!%~$&^-]/.test(char) ? `<span>${entity}</span>` : entity;
}

/** A name or path from a file, in the letters of code. No host looks for references there. */
export function code(text: string): string {
  const inside = printable(text).replace(/[!-+:-@[-`{-~]|(?<=www)\./gi, (char) => `&#${char.charCodeAt(0)};`);
  return `<code>${inside}</code>`;
}

/** Lines that stand as they are, whatever is in them. */
export function fence(language: string, lines: readonly string[]): string {
  const shown = lines.map((line) => printable(line));
  const longest = Math.max(
    0,
    ...shown.map((line) => Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length))),
  );
  const ticks = '`'.repeat(Math.max(3, longest + 1));
  return [`${ticks}${language}`, ...shown, ticks, ''].join('\n');
}
