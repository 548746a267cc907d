import { counted, number } from '../../titles';
import { readPlan } from './data.js';
import { byId, el } from './dom.js';
import { drawFacets } from './facets.js';
import { fromHash, isEmpty, matching, noFilter, toHash } from './filter.js';
import { drawList } from './list.js';
import { drawPicture } from './picture.js';

const plan = readPlan();
let filter = fromHash(location.hash);
let drawMore = () => {};

const search = byId('search');
const showFacets = drawFacets(byId('facets'), plan.groups, (facet, value, isChosen) => {
  if (isChosen) filter[facet].add(value);
  else filter[facet].delete(value);
  show();
});
byId('work').hidden = false;
const showPicture = drawPicture(plan, (stack) => {
  filter = { ...noFilter(), stack };
  show();
  byId('groups').scrollIntoView({ block: 'nearest' });
  byId('list').querySelector('summary')?.focus();
});

/** Brings everything in line with the filter. */
function show() {
  const { found, counts } = matching(plan.groups, filter);
  if (search.value !== filter.search) search.value = filter.search;
  showFacets(filter, counts);
  showPicture(found);
  drawMore = drawList(byId('list'), byId('more'), found, plan.environments.length > 1);
  byId('count').textContent = countText(found);
  byId('clear').hidden = isEmpty(filter);
  showOnly();
  const hash = toHash(filter);
  if (hash !== location.hash.slice(1)) history.replaceState(null, '', `#${hash}`);
}

function countText(found) {
  const sum = (of) => of.reduce((total, { members }) => total + members.length, 0);
  if (plan.groups.length === 0) return 'nothing changes';
  const all = sum(plan.groups);
  if (isEmpty(filter)) return `${counted(found.length, 'group')} of ${counted(all, 'stack')}`;
  if (found.length === 0) return 'nothing is like that';
  return `${counted(found.length, 'group')}, ${number(sum(found))} of ${counted(all, 'stack')}`;
}

/** Says which one stack is shown, and lets go of it. */
function showOnly() {
  const only = byId('only');
  only.hidden = filter.stack === '';
  const all = el('button', { type: 'button', click: clear }, 'Show all');
  only.replaceChildren('Only ', el('code', {}, filter.stack), ' ', all);
}

function clear() {
  filter = noFilter();
  show();
  search.focus();
}

function showLeftOut() {
  const without = plan.groups.filter(({ objects }) => objects === undefined);
  const part = plan.groups.filter(({ objects }) => objects?.some(({ yaml }) => yaml === undefined));
  const said = [
    ...(part.length > 0 ? [`${counted(part.length, 'group')} without YAML`] : []),
    ...(without.length > 0 ? [`${counted(without.length, 'group')} by name only`] : []),
  ];
  byId('left-out').hidden = said.length === 0;
  if (said.length === 0) return;
  byId('left-out').textContent =
    `To keep this page small, it has ${said.join(' and ')}, the least bad ones. mira plan --output json has all.`;
}

let waiting;
search.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    filter.search = search.value;
    show();
  }, 80);
});
byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('clear').addEventListener('click', clear);
byId('more').addEventListener('click', () => drawMore());
addEventListener('hashchange', () => {
  filter = fromHash(location.hash);
  show();
});
addEventListener('keydown', (event) => {
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    search.focus();
  } else if (event.key === 'Escape' && event.target === search) clear();
});
addEventListener('beforeprint', () => {
  const rows = byId('list').querySelectorAll('details.group');
  for (const details of rows) details.open = true;
});

show();
showLeftOut();
