import { titleOf } from '../../titles';
import { byId } from './dom.js';

/** The plan: environments, what is said, and groups with everything that is looked up in them. */
export function readPlan() {
  const { environments, said, fields, paths, groups } = JSON.parse(byId('plan').textContent);
  const changes = fields.map(([path, ...change]) => [paths[path], ...change]);
  return { environments, groups: groups.map((group) => prepared(group, said, changes)) };
}

function prepared(group, said, changes) {
  const members = group.members.map(member);
  const objects = group.objects?.map((object) => ({
    ...object,
    path: object.path ?? members[0].path,
    fields: object.fields.map((place) => changes[place]),
    said: object.said.map((place) => said[place]),
  }));
  const whole = { ...group, members, objects };
  const title = titleOf(whole);
  return { ...whole, title, text: textOf({ ...whole, title }) };
}

function member(given) {
  const [path, name, stack] = Array.isArray(given) ? given : [given];
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const of = stack ?? folder;
  const known = name ?? of.slice(of.lastIndexOf('/') + 1);
  return { path, stack: of, name: known, text: `${known}\n${path}`.toLowerCase() };
}

/** What a search looks at, beside the members. */
function textOf({ title, headline, environment, objects = [] }) {
  const parts = [title, headline, environment];
  for (const { kind, name, outcome, fields, said } of objects) {
    parts.push(kind, name, outcome);
    for (const [path, before, after] of fields) parts.push(path, before ?? '', after ?? '');
    for (const { text, help } of said) parts.push(text, help ?? '');
  }
  return parts.join('\n').toLowerCase();
}

/** `needs-attention` */
export function classOf(verdict) {
  return verdict.replaceAll(' ', '-');
}
