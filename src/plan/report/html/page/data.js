import { byId } from './dom.js';

/** How bad it is, in this order. */
export const VERDICTS = ['no change', 'routine', 'needs attention', 'dangerous', 'refused'];

export const MARKS = {
  'no change': '●',
  routine: '●',
  'needs attention': '▲',
  dangerous: '✖',
  refused: '✖',
};

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
  const whole = { ...group, members, objects, title: titleOf(group, members) };
  return { ...whole, text: textOf(whole) };
}

function member(given) {
  const [path, name, stack] = Array.isArray(given) ? given : [given];
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const of = stack ?? folder;
  const known = name ?? of.slice(of.lastIndexOf('/') + 1);
  return { path, stack: of, name: known, text: `${known}\n${path}`.toLowerCase() };
}

function titleOf({ environment, fate }, members) {
  if (members.length === 1) return members[0].name;
  const areClients = members.every(({ stack }) => environment !== '' && stack.startsWith(`${environment}/clients/`));
  const alike = fate === 'updated' ? 'the same change' : `${fate} alike`;
  return `${number(members.length)} ${areClients ? 'clients' : 'stacks'}, ${alike}`;
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

/** `1,996` */
export function number(count) {
  return count.toLocaleString('en');
}

/** `needs-attention` */
export function classOf(verdict) {
  return verdict.replaceAll(' ', '-');
}
