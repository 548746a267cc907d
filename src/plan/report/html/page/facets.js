import { MARKS, number } from '../../titles';
import { classOf } from './data.js';
import { el } from './dom.js';
import { FACETS, valuesOf } from './filter.js';

const TITLES = { environment: 'Environment', verdict: 'Verdict', meaning: 'Meaning' };

/** Check boxes for the values of every facet that has more than one. Gives what brings them up to date. */
export function drawFacets(into, groups, changed) {
  const boxes = [];
  for (const facet of FACETS) {
    const values = valuesOf(facet, groups);
    if (values.length < 2) continue;
    const labels = values.map((value) => box(facet.name, value, boxes, changed));
    into.append(el('fieldset', {}, el('legend', {}, TITLES[facet.name]), ...labels));
  }
  return (filter, counts) => {
    for (const { facet, value, input, count, label } of boxes) {
      const members = counts[facet].get(value) ?? 0;
      input.checked = filter[facet].has(value);
      count.textContent = number(members);
      label.className = members === 0 ? 'none' : '';
    }
  };
}

function box(facet, value, boxes, changed) {
  const input = el('input', { type: 'checkbox', change: () => changed(facet, value, input.checked) });
  const count = el('span', { class: 'number' });
  const mark = facet === 'verdict' ? el('span', { class: classOf(value), 'aria-hidden': 'true' }, MARKS[value]) : '';
  const label = el('label', {}, input, mark, el('span', { class: 'name', title: value }, value || 'objects'), count);
  boxes.push({ facet, value, input, count, label });
  return label;
}
