import { el } from './dom.js';

/** What of two texts is not the same, from both ends; nothing where too little is. */
export function changed(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return start + end < 3 ? undefined : { start, end };
}

/** A text with what is another marked in it. */
export function marked(text, part) {
  if (!part) return [text];
  const [from, to] = [part.start, text.length - part.end];
  return [text.slice(0, from), from < to ? el('mark', {}, text.slice(from, to)) : '', text.slice(to)].filter(
    (one) => one !== '',
  );
}

/** A row for each change: fields that change in the same way have one together. */
export function fieldRows(fields) {
  const changes = new Map();
  for (const [path, ...change] of fields) {
    const key = JSON.stringify(change);
    if (!changes.has(key)) changes.set(key, { paths: [], change });
    changes.get(key).paths.push(path);
  }
  return [...changes.values()].map(fieldRow);
}

function fieldRow({ paths, change: [before, after, reordered] }) {
  const part = before !== null && after !== null && before.length < 2_000 ? changed(before, after) : undefined;
  const note = reordered ? el('span', { class: 'quiet' }, 'another order') : '';
  const name = el('th', { scope: 'row' }, ...paths.map((path) => el('div', {}, ...breakable(path))), note);
  return el('tr', {}, name, side('old', before, part), side('new', after, part));
}

/** A path may go on in the next line before a step. */
function breakable(path) {
  return path.split(/(?=[.[])/).flatMap((step, index) => (index === 0 ? [step] : [el('wbr'), step]));
}

function side(name, value, part) {
  return value === null ? el('td', {}) : el('td', { class: name }, ...marked(value, part));
}
