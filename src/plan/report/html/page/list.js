import { MARKS, number } from '../../titles';
import { classOf } from './data.js';
import { el } from './dom.js';
import { inside } from './group.js';

/** How many groups are drawn at a time. */
const PAGE = 100;

/** Draws the groups that are found, a part of them first. Gives what draws the next part. */
export function drawList(list, more, found, namesEnvironment) {
  let drawn = 0;
  const next = () => {
    list.append(...found.slice(drawn, drawn + PAGE).map((one) => row(one, namesEnvironment)));
    drawn = Math.min(found.length, drawn + PAGE);
    more.hidden = drawn === found.length;
    more.textContent = `Show more: ${number(found.length - drawn)} are left`;
  };
  list.replaceChildren();
  next();
  if (found.length === 1) list.firstElementChild.open = true;
  return next;
}

function row({ group, members }, namesEnvironment) {
  const { verdict, title, headline, environment } = group;
  const isPart = members.length < group.members.length;
  const where = [
    namesEnvironment ? environment : '',
    isPart ? `${number(members.length)} of ${number(group.members.length)}` : '',
  ];
  const mark = el(
    'span',
    { class: classOf(verdict), title: verdict, role: 'img', 'aria-label': verdict },
    MARKS[verdict],
  );
  const summary = el(
    'summary',
    {},
    el('span', { class: 'arrow', 'aria-hidden': 'true' }, '›'),
    mark,
    el('span', { class: 'title' }, title),
    el('span', { class: 'headline' }, headline),
    el('span', { class: 'where' }, where.filter(Boolean).join(' · ')),
  );
  const details = el('details', { class: 'group', toggle: fill }, summary);
  function fill() {
    if (details.open && details.childElementCount === 1) details.append(inside(group, members));
  }
  return details;
}
