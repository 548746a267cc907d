import { VERDICTS } from '../../../change';
import { number } from '../../titles';
import { classOf } from './data.js';
import { byId, el, svg } from './dom.js';

/** How large a square is with its gap, by how many there are. */
const SIZES = [
  [400, 15],
  [2_000, 11],
  [6_000, 8],
  [20_000, 6],
  [Number.POSITIVE_INFINITY, 4],
];

/** One square for each stack of each environment. Gives what dims those that a filter leaves out. */
export function drawPicture({ environments, groups }, choose) {
  const maps = environments.map((environment) => mapOf(environment, groups)).filter(({ cells }) => cells.length > 0);
  byId('legend').append(...legend(maps));
  byId('maps').append(...maps.map((map) => drawMap(map, choose)));
  byId('picture').hidden = maps.length === 0;
  let lit;
  const redraw = () => {
    for (const map of maps) layOut(map, lit);
  };
  new ResizeObserver(redraw).observe(byId('maps'));
  return (found) => {
    lit = new Set(found.flatMap(({ members }) => members));
    redraw();
  };
}

function mapOf(environment, groups) {
  const { name, clients, others } = environment;
  const ofIt = groups.filter((group) => group.environment === name);
  const cells = ofIt.flatMap((group) => group.members.map((member) => ({ group, member })));
  const there = clients.before + others.before;
  const gone = cells.filter(({ group }) => group.fate !== 'added').length;
  return { name, cells, untouched: Math.max(0, there - gone), at: -1 };
}

function legend(maps) {
  const verdicts = new Set(maps.flatMap(({ cells }) => cells.map(({ group }) => group.verdict)));
  const entry = (verdict) => {
    const square = svg('path', { d: 'M0 0h10v10h-10z', class: `v-${classOf(verdict)}` });
    return el('li', {}, svg('svg', { width: 10, height: 10, 'aria-hidden': 'true' }, square), verdict);
  };
  const untouched = maps.some((map) => map.untouched > 0) ? ['untouched'] : [];
  return [...VERDICTS.filter((verdict) => verdicts.has(verdict)).reverse(), ...untouched].map(entry);
}

function drawMap(map, choose) {
  map.svg = svg('svg', { tabindex: 0, role: 'application', 'aria-roledescription': 'map of stacks' });
  map.svg.setAttribute('aria-label', `${map.name || 'objects'}: ${summary(map)}. Arrow keys move, Enter shows one.`);
  map.svg.addEventListener('pointermove', (event) => point(map, cellUnder(map, event), event));
  map.svg.addEventListener('pointerleave', () => point(map, -1));
  map.svg.addEventListener('blur', () => point(map, -1));
  map.svg.addEventListener('click', (event) => pick(map, cellUnder(map, event), choose));
  map.svg.addEventListener('keydown', (event) => steer(map, event, choose));
  const title = el('p', {}, `${map.name || 'objects'}: ${summary(map)}`);
  map.element = el('div', { class: 'map' }, title, el('div', { class: 'map-scroll' }, map.svg));
  return map.element;
}

function summary({ cells, untouched }) {
  const total = cells.length + untouched;
  return `${number(cells.length)} of ${number(total)} ${total === 1 ? 'stack' : 'stacks'} touched`;
}

/** Squares of one colour are one shape: ten thousand are drawn as fast as ten. */
function layOut(map, lit) {
  const total = map.cells.length + map.untouched;
  map.size = SIZES.find(([most]) => total <= most)[1];
  map.columns = Math.max(1, Math.floor(map.svg.clientWidth / map.size));
  const shapes = new Map();
  for (let index = 0; index < total; index += 1) {
    const cell = map.cells[index];
    const dim = cell !== undefined && lit !== undefined && !lit.has(cell.member);
    const name = `v-${cell ? classOf(cell.group.verdict) : 'untouched'}${dim ? ' dim' : ''}`;
    const [x, y] = placeOf(map, index);
    const side = map.size - (map.size > 8 ? 2 : 1);
    shapes.set(name, `${shapes.get(name) ?? ''}M${x} ${y}h${side}v${side}h-${side}z`);
  }
  map.svg.setAttribute('height', String(Math.ceil(total / map.columns) * map.size + 2));
  map.svg.replaceChildren(...[...shapes].map(([name, d]) => svg('path', { class: name, d })));
  point(map, -1);
}

function placeOf({ columns, size }, index) {
  return [(index % columns) * size + 1, Math.floor(index / columns) * size + 1];
}

function cellUnder(map, event) {
  const box = map.svg.getBoundingClientRect();
  const [column, row] = [(event.clientX - box.left) / map.size, (event.clientY - box.top) / map.size].map(Math.floor);
  const index = row * map.columns + column;
  return column < map.columns && index >= 0 && index < map.cells.length ? index : -1;
}

/** Shows which square is meant, and what it is. */
function point(map, index, event) {
  map.at = index;
  map.svg.querySelector('.here')?.remove();
  const cell = map.cells[index];
  const tip = byId('tip');
  tip.hidden = cell === undefined;
  if (!cell) return;
  const [x, y] = placeOf(map, index);
  map.svg.append(svg('rect', { class: 'here', x: x - 1, y: y - 1, width: map.size, height: map.size }));
  const { group, member } = cell;
  tip.replaceChildren(
    el('b', {}, member.name),
    el('div', { class: 'quiet' }, member.path),
    el('div', { class: classOf(group.verdict) }, group.verdict),
    el('div', {}, group.headline),
  );
  const box = map.svg.getBoundingClientRect();
  const [left, top] = event ? [event.clientX, event.clientY] : [box.left + x, box.top + y + map.size];
  tip.style.left = `${Math.max(4, Math.min(left + 14, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${top + 18 + tip.offsetHeight > innerHeight ? top - tip.offsetHeight - 10 : top + 18}px`;
}

function pick(map, index, choose) {
  const cell = map.cells[index];
  if (cell) choose(cell.member.stack);
}

function steer(map, event, choose) {
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: map.columns, ArrowUp: -map.columns };
  const step = steps[event.key];
  if (step !== undefined) {
    point(map, Math.max(0, Math.min(map.cells.length - 1, map.at === -1 ? 0 : map.at + step)));
    const { member, group } = map.cells[map.at];
    byId('count').textContent = `${member.name}: ${group.verdict}, ${group.headline}`;
  } else if (event.key === 'Enter' || event.key === ' ') pick(map, map.at, choose);
  else if (event.key === 'Escape') point(map, -1);
  else return;
  event.preventDefault();
}
