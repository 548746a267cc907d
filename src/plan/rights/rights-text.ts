import type { Right } from './rights';

/** Rights as people say them, those of the same verbs together: `get, list secrets`. */
export function rightsTexts(rights: readonly Right[]): string[] {
  const verbsOf = new Map<string, string[]>();
  for (const right of rights) verbsOf.set(target(right), [...(verbsOf.get(target(right)) ?? []), right.verb]);
  const byVerbs = new Map<string, string[]>();
  for (const [what, verbs] of verbsOf) {
    const doing = verbs.includes('*') ? 'every verb on' : [...new Set(verbs)].join(', ');
    byVerbs.set(doing, [...(byVerbs.get(doing) ?? []), what]);
  }
  return [...byVerbs].map(([doing, targets]) => `${doing} ${targets.join(', ')}`);
}

/** `deployments.apps`, `secrets named db`, `everything in apps`. */
function target({ group = '', resource = '', name, url }: Right): string {
  if (url !== undefined) return url;
  const what = resource === '*' ? everythingIn(group) : `${resource}${group === '' ? '' : `.${group}`}`;
  return name === undefined ? what : `${what} named ${name}`;
}

function everythingIn(group: string): string {
  if (group === '*') return 'everything';
  return `everything in ${group === '' ? 'the core group' : group}`;
}
