import { el } from './dom.js';
import { changed, marked } from './fields.js';

/** So many lines that are the same are folded, but for these on each side. */
const FOLDED = 12;
const KEPT = 4;

/** Lines with a sign in front as a table of two sides; of one, where the object is on one side only. */
export function sideBySide(yaml, name) {
  const lines = yaml.split('\n');
  const side = ['-', '+'].find((sign) => lines.every((line) => line.startsWith(sign)));
  const rows = side
    ? lines.map((line) => el('tr', {}, ...cells(NAMES[side], SIGNS[side], line.slice(1))))
    : folded(pairs(lines));
  const titles = side ? [side === '-' ? 'before' : 'after'] : ['before', 'after'];
  const columns = titles.flatMap(() => [el('col', { class: 'sign' }), el('col')]);
  const heads = titles.map((text) => el('th', { scope: 'col', colspan: 2 }, text));
  const caption = el('caption', {}, `YAML of ${name}, ${titles.join(' and ')}`);
  const head = el('thead', {}, el('tr', {}, ...heads));
  const table = el('table', { class: 'diff' }, caption, el('colgroup', {}, ...columns), head, el('tbody', {}, ...rows));
  return el('div', { class: 'scroll' }, table);
}

const NAMES = { '-': 'old', '+': 'new' };
const SIGNS = { '-': '−', '+': '+' };

/** Lines side by side: one that is gone and one that came in its place are a pair. */
function pairs(lines) {
  const rows = [];
  let [old, now] = [[], []];
  const flush = () => {
    for (let index = 0; index < Math.max(old.length, now.length); index += 1) rows.push([old[index], now[index]]);
    [old, now] = [[], []];
  };
  for (const line of lines) {
    if (line.startsWith('-')) old.push(line.slice(1));
    else if (line.startsWith('+')) now.push(line.slice(1));
    else {
      flush();
      rows.push(line.startsWith('@') ? { left: Number(line.slice(1)) } : { same: line.slice(1) });
    }
  }
  flush();
  return rows;
}

function folded(rows) {
  const drawn = [];
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (to < rows.length && rows[to].same !== undefined) to += 1;
    const same = rows.slice(from, to);
    if (same.length > FOLDED) {
      const [start, end] = [from === 0 ? 0 : KEPT, to === rows.length ? same.length : same.length - KEPT];
      drawn.push(...same.slice(0, start).map(row), gap(same.slice(start, end)), ...same.slice(end).map(row));
    } else drawn.push(...same.map(row));
    if (to < rows.length) drawn.push(row(rows[to]));
    from = to + 1;
  }
  return drawn;
}

function gap(rows) {
  const open = () => line.replaceWith(...rows.map(row));
  const button = el('button', { type: 'button', click: open }, `${rows.length} lines that are the same`);
  const line = el('tr', {}, el('td', { class: 'gap', colspan: 4 }, button));
  return line;
}

function row(given) {
  if (given.left !== undefined) {
    const text = `${given.left} lines that are the same are left out`;
    return el('tr', {}, el('td', { class: 'gap', colspan: 4 }, el('span', {}, text)));
  }
  if (given.same !== undefined) return el('tr', {}, ...cells('', ' ', given.same), ...cells('', ' ', given.same));
  const [before, after] = given;
  const part = before !== undefined && after !== undefined ? changed(before, after) : undefined;
  return el('tr', {}, ...cells('old', SIGNS['-'], before, part), ...cells('new', SIGNS['+'], after, part));
}

function cells(name, sign, text, part) {
  if (text === undefined) return [el('td', { class: 'sign' }), el('td', {})];
  return [el('td', { class: `sign ${name}` }, sign), el('td', { class: name }, ...marked(text, part))];
}
