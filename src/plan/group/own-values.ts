/** A stack's own texts, each by what is written instead of it to compare stacks; the longest comes first. */
export type OwnValues = ReadonlyMap<string, string>;

/** What is a stack's own. */
export interface Own {
  readonly name: string;
  /** Those that its objects are in. */
  readonly namespaces: readonly string[];
  /** Those that it has on both sides: one that comes to a stack, or goes, is a change, and stays as it is. */
  readonly hosts: readonly string[];
}

/** What is written instead of what is a stack's own: characters that nobody writes, with what it is between them. */
export function ownValues({ name, namespaces, hosts }: Own): OwnValues {
  // a number may be anything: a replica, a port
  const names = /[a-z]/i.test(name) ? [[mark('name'), name] as const] : [];
  const own = [...numbered(hosts, 'host'), ...numbered(namespaces, 'namespace'), ...names];
  const longestFirst = own.sort(([, a], [, b]) => b.length - a.length);
  // a namespace that is called as the client is its name
  return new Map(
    longestFirst.filter(([, text], index) => longestFirst.findIndex(([, other]) => other === text) === index),
  );
}

function numbered(texts: readonly string[], what: string): (readonly [string, string])[] {
  const distinct = [...new Set(texts)].filter((text) => text !== '').sort();
  return distinct.map((text, index) => [mark(distinct.length === 1 ? what : `${what} ${index + 1}`), text] as const);
}

function mark(what: string): string {
  return `\ue000${what}\ue001`;
}

/** Whether something in a text stands for an own value. */
export function isOwnMark(text: string): boolean {
  return text.includes('\ue000');
}

/** A text with every own value replaced, wherever it stands. */
export function withMarks(text: string, own: OwnValues): string {
  return [...own].reduce((rest, [instead, value]) => rest.replaceAll(value, instead), text);
}

/** A text with every own value replaced, where it stands as a word of its own. */
export function withoutOwn(text: string, own: OwnValues): string {
  return [...own].reduce(
    (rest, [instead, value]) => (rest.includes(value) ? replaced(rest, value, instead) : rest),
    text,
  );
}

function replaced(text: string, value: string, instead: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g'), instead);
}
