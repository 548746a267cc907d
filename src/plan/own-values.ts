/** Texts that are a stack's own, each with what is written instead of it to compare stacks. The longest comes first. */
export type OwnValues = readonly (readonly [text: string, instead: string])[];

/** What is a stack's own. */
export interface Own {
  readonly name: string;
  /** Those that its objects are in. */
  readonly namespaces: readonly string[];
  /** Those that it has on both sides: one that comes to a stack, or goes, is a change, and stays as it is. */
  readonly hosts: readonly string[];
}

/** What is written instead of what is a stack's own. */
export function ownValues({ name, namespaces, hosts }: Own): OwnValues {
  const own = [...numbered(hosts, 'host'), ...numbered(namespaces, 'namespace'), [name, '\ue000name'] as const];
  return own.sort(([a], [b]) => b.length - a.length);
}

function numbered(texts: readonly string[], what: string): (readonly [string, string])[] {
  const distinct = [...new Set(texts)].filter((text) => text !== '').sort();
  return distinct.map(
    (text, index) => [text, distinct.length === 1 ? `\ue000${what}` : `\ue000${what} ${index + 1}`] as const,
  );
}

/** A text with every own value replaced, where it stands as a word of its own. */
export function withoutOwn(text: string, own: OwnValues): string {
  return own.reduce((rest, [value, instead]) => (rest.includes(value) ? replaced(rest, value, instead) : rest), text);
}

function replaced(text: string, value: string, instead: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g'), instead);
}
