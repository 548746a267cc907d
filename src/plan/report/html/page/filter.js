import { VERDICTS } from '../../../change';

/** What may be chosen, and what a group has of it. */
export const FACETS = [
  { name: 'environment', of: (group) => [group.environment] },
  { name: 'verdict', of: (group) => [group.verdict] },
  { name: 'meaning', of: (group) => group.meanings },
];

/** Nothing chosen: everything is shown. */
export function noFilter() {
  return { search: '', stack: '', environment: new Set(), verdict: new Set(), meaning: new Set() };
}

export function isEmpty(filter) {
  return filter.search.trim() === '' && filter.stack === '' && FACETS.every(({ name }) => filter[name].size === 0);
}

/** The groups that are meant, each with the members that are; and by facet and value, how many members there would be. */
export function matching(groups, filter) {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  const counts = Object.fromEntries(FACETS.map(({ name }) => [name, new Map()]));
  for (const group of groups) {
    const members = membersOf(group, words, filter.stack);
    if (members.length === 0) continue;
    const fitting = FACETS.map(({ name, of }) => fits(filter[name], of(group)));
    if (fitting.every(Boolean)) found.push({ group, members });
    for (const [index, { name, of }] of FACETS.entries()) {
      if (!fitting.every((fit, other) => fit || other === index)) continue;
      for (const value of of(group)) counts[name].set(value, (counts[name].get(value) ?? 0) + members.length);
    }
  }
  return { found, counts };
}

function fits(chosen, values) {
  return chosen.size === 0 || values.some((value) => chosen.has(value));
}

/** A member is meant where each word is in what is said of its group or of itself. */
function membersOf({ members, text }, words, stack) {
  const missing = words.filter((word) => !text.includes(word));
  if (missing.length === 0 && stack === '') return members;
  return members.filter(
    (member) => (stack === '' || member.stack === stack) && missing.every((word) => member.text.includes(word)),
  );
}

/** The values of a facet, in the order in which they are offered. */
export function valuesOf({ name, of }, groups) {
  const values = [...new Set(groups.flatMap(of))];
  return name === 'verdict' ? VERDICTS.filter((verdict) => values.includes(verdict)).reverse() : values.sort();
}

/** A filter as the end of the address, so that it can be sent to somebody. */
export function toHash(filter) {
  const query = new URLSearchParams();
  if (filter.search.trim() !== '') query.set('search', filter.search.trim());
  if (filter.stack !== '') query.set('stack', filter.stack);
  for (const { name } of FACETS) for (const value of filter[name]) query.append(name, value);
  return query.toString();
}

export function fromHash(hash) {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const filter = noFilter();
  filter.search = query.get('search') ?? '';
  filter.stack = query.get('stack') ?? '';
  for (const { name } of FACETS) filter[name] = new Set(query.getAll(name));
  return filter;
}
