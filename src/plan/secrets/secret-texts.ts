import { isSecretVariable } from './secret-names';

/** What is written instead of a secret. */
export type Hide = (secret: string) => string;

/** Keys, tokens and logins that their form gives away, wherever they stand: what is in front of them, and they. */
const KNOWN: readonly RegExp[] = [
  /()(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$))/g,
  /\b()(gh[pousr]_\w{20,}|github_pat_\w{20,}|gl[a-z]{2,5}-[\w-]{20,}|xox[abeprs][.-][\w.-]{10,}|xapp-[\w-]{10,}|A[KS]IA[0-9A-Z]{16}|sk_live_\w{10,})/g,
  /\b()(eyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*)?)/g,
  /(\/\/[^\s/:@"']{0,200}:)([^\s"]{1,500}(?=@))/g,
  /(:\/\/)([^\s/:@"'<>(){}$]{12,500}(?=@))/g,
  /\b([\w.-]{1,64}:)([^\s"@]{1,500}(?=@(?:tcp|udp|unix)\())/g,
  /\b((?:bearer|basic|token)[ \t]+)(?=[\w.~+/=-]*\d)([\w.~+/=-]{8,})/gi,
  /\b((?:set-)?cookie:[ \t]*)([^\n"]{4,})/gi,
  /("auth"[ \t]*:[ \t]*")([A-Za-z\d+/=]{4,})/g,
  /(<[\w.-]*(?:password|passwd|secret|token|apikey|api-key)>)([^<]{1,500})(?=<\/)/gi,
  /(^[ \t]*(?:requirepass|masterauth)[ \t]+)([^\n]+)/gm,
  /(\blogin[ \t]+\S+\s+password[ \t]+)(\S+)/g,
];

/**
 * A setting within a text: `password: x`, `"token": "x"`, `--api-key=x`, `--token x`. A colon is one before a space, a quote or
 * the end of the line; other colons are of images and URLs.
 */
const SETTING =
  /(?<![\w./-])(?:(["'])(?<quoted>[\w.-]+)\1[ \t]*(?<sign>[:=])|(?<bare>-{0,2}[A-Za-z_][\w.-]*)[ \t]*(?<mark>=|:(?=[\s"']|$))|(?<flag>--[A-Za-z][\w.-]*)(?=[ \t]+[^\s=:-]))[ \t]*/g;

/** What a setting may be set to, up to where it ends. */
const IN_QUOTES = /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\n]|'')*'?/y;
const BLOCK = /[|>][-+\d]*[ \t]*(?:\n[ \t]+[^\n]*|\n(?=\n))*/y;
const LINE = /[^\n]*/y;
const WORD = /[^\s,;&"'<>]*/y;

/** Whether a value says nothing, or only where the secret is: `$(DB_PASSWORD)`. */
export function isNoSecret(text: string): boolean {
  return /^\s*$|^["']{2}$|^["']?\(not shown|^(true|false|null|~|not shown)$|^\$(\([\w.-]+\)|\{[\w.-]+\})$|^\{\{.*\}\}$/.test(
    text,
  );
}

/** A text of any kind, such as a file in a ConfigMap or an argument, without the secrets in it. */
export function withoutSecretTexts(text: string, hide: Hide): string {
  const rest = KNOWN.reduce(
    (left, form) => left.replace(form, (_, lead: string, secret: string) => lead + hide(secret)),
    text,
  );
  return withoutSettings(rest, hide);
}

function withoutSettings(text: string, hide: Hide): string {
  const shown: string[] = [];
  let from = 0;
  for (const match of text.matchAll(SETTING)) {
    const { quoted, bare, flag = '' } = match.groups ?? {};
    if (match.index < from || !isSecretVariable(quoted ?? bare ?? flag)) continue;
    const at = match.index + match[0].length;
    const value = valueFrom(text, at, match);
    if (isNoSecret(value)) continue;
    shown.push(text.slice(from, at), hiddenValue(value, hide));
    from = at + value.length;
  }
  return shown.join('') + text.slice(from);
}

function hiddenValue(value: string, hide: Hide): string {
  const [, quote] = /^(["']).*\1$/.exec(value) ?? [];
  return quote === undefined ? hide(value) : `${quote}${hide(value.slice(1, -1))}${quote}`;
}

/** To the end of the line where the setting begins it, as a text may have spaces; else to the end of the word. */
function valueFrom(text: string, at: number, { index, groups }: RegExpExecArray): string {
  const isFirst = /^[ \t]*(export[ \t]+|-[ \t]+)?$/.test(text.slice(text.lastIndexOf('\n', index - 1) + 1, index));
  const isColon = (groups?.sign ?? groups?.mark) === ':';
  const isFlag = groups?.flag !== undefined;
  const inQuotes = matchAt(IN_QUOTES, text, at);
  if (inQuotes !== '') return inQuotes;
  if (!isColon) return matchAt(isFirst && !isFlag ? LINE : WORD, text, at);
  return matchAt(BLOCK, text, at) || matchAt(LINE, text, at);
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? '';
}
