import { MARKS, number } from '../../titles';
import { isWorthSaying } from '../../worth-saying';
import { classOf } from './data.js';
import { el } from './dom.js';
import { fieldRows } from './fields.js';
import { sideBySide } from './side-by-side.js';

/** Everything about a group: its members, and what changes of the first. */
export function inside(group, members) {
  const { objects } = group;
  const [first] = group.members;
  const parts = objects?.map(object) ?? [
    el('p', { class: 'notice' }, 'There was no room for it: see mira plan --output json.'),
  ];
  const names =
    group.members.length === 1 ? el('p', { class: 'quiet' }, el('code', {}, first.path)) : namesOf(group, members);
  return el('div', { class: 'inside' }, names, ...parts);
}

function namesOf({ members }, found) {
  const hits = found.length < members.length ? new Set(found) : new Set();
  const details = el(
    'details',
    { class: 'members', toggle: fill },
    el('summary', {}, `All ${number(members.length)} members`),
  );
  function fill() {
    if (!details.open || details.childElementCount > 1) return;
    const item = (one) => el('li', { title: one.path, class: hits.has(one) ? 'hit' : false }, one.name);
    details.append(el('ul', { class: 'names', tabindex: 0, 'aria-label': 'members' }, ...members.map(item)));
  }
  const [first] = members;
  const shown = el('p', { class: 'quiet' }, 'Shown is ', el('b', {}, first.name), `, ${first.path}`);
  return el('div', {}, shown, details);
}

function object({ kind, name, outcome, path, line, fields, said, yaml }) {
  const isBad = outcome === 'refused' || outcome === 'deleted';
  const head = el(
    'div',
    {},
    el('h3', {}, `${kind} `, el('code', {}, name)),
    el('span', { class: isBad ? 'outcome bad' : 'outcome' }, outcome),
    el('span', { class: 'place' }, `${path}:${line}`),
  );
  const told = said.filter(isWorthSaying);
  const consequences = told.length === 0 ? '' : el('ul', { class: 'said' }, ...told.map(consequence));
  return el(
    'section',
    { class: 'object' },
    head,
    consequences,
    fieldTable(fields),
    yamlOf(yaml, outcome, `${kind} ${name}`),
  );
}

function consequence({ verdict, text, help, source }) {
  const mark = el(
    'span',
    { class: `mark ${classOf(verdict)}`, title: verdict, role: 'img', 'aria-label': verdict },
    MARKS[verdict],
  );
  const why = /^https:\/\//.test(source)
    ? el('a', { href: source, rel: 'noreferrer noopener', target: '_blank' }, 'why')
    : el('span', { class: 'quiet' }, source);
  return el('li', {}, mark, `${text} `, why, help === undefined ? '' : helpOf(help));
}

function helpOf(help) {
  const [first, ...rest] = help.split('\n');
  const line = el('div', { class: 'help' }, el('span', { class: 'quiet' }, 'what to do: '), first);
  return rest.length === 0 ? line : el('div', {}, line, el('pre', {}, rest.join('\n')));
}

function fieldTable(fields) {
  if (fields.length === 0) return '';
  const head = ['field', 'before', 'after'].map((text) => el('th', { scope: 'col' }, text));
  const table = el('table', { class: 'fields' }, el('thead', {}, el('tr', {}, ...head)));
  table.append(el('tbody', {}, ...fieldRows(fields)));
  return el('div', { class: 'scroll' }, table);
}

function yamlOf(yaml, outcome, name) {
  if (yaml === undefined) return el('p', { class: 'quiet' }, 'There was no room for its YAML.');
  const title =
    outcome === 'updated' || outcome === 'unchanged' || outcome === 'refused' ? 'YAML, before and after' : 'YAML';
  const details = el('details', { class: 'yaml', toggle: fill }, el('summary', {}, title));
  function fill() {
    if (details.open && details.childElementCount === 1) details.append(sideBySide(yaml, name));
  }
  return details;
}
