import { type Extent, fieldsDiff } from './markdown-fields';
import { code, cut, fence, prose } from './markdown-text';
import type { ConsequenceDocument, GroupDocument, ObjectDocument } from './plan-document';
import { counted, fileOf, MARKS, nounOf, number, titleOf } from './titles';
import { isWorthSaying } from './worth-saying';

/** How much of a group is shown. */
export interface GroupExtent extends Extent {
  readonly objects: number;
}

/** Every field, and of texts of many lines and very long lines the beginning. */
export const WHOLE: GroupExtent = { objects: Number.POSITIVE_INFINITY, fields: 500, lines: 60, width: 400 };

/** The beginning of everything. */
export const SHORT: GroupExtent = { objects: 3, fields: 6, lines: 6, width: 160 };

/** How many lines a group may have that is shown unfolded. */
const UNFOLDED = 30;

/** How many members of a group are named. */
const NAMED = 20;

const LONGEST = 120;

/** A group in one line: `▲ **4 clients, the same change**: restart, one by one`. */
export function groupLine(group: GroupDocument): string {
  const { verdict, headline, environment } = group;
  const where = [...(environment ? [prose(cut(environment, LONGEST))] : []), `group ${group.number}`].join(', ');
  return `${MARKS[verdict]} <b>${prose(cut(titleOf(group), LONGEST))}</b>: ${prose(cut(headline, LONGEST))} (${where})`;
}

/** A group in a section of its own. */
export function groupSection(group: GroupDocument, extent: GroupExtent): string {
  const telling = group.objects.filter((object) => object.fields.length > 0 || object.consequences.some(isWorthSaying));
  const shown = telling.slice(0, extent.objects).map((object) => objectText(object, extent));
  const left = telling.length - shown.length;
  const more = left > 0 ? [`… and ${counted(left, 'more object')}\n`] : [];
  const body = [membersText(group), ...shown, ...more, othersText(group, telling)]
    .filter((part) => part !== '')
    .join('\n');
  const open = body.split('\n').length <= UNFOLDED ? ' open' : '';
  return `<details${open}><summary>${groupLine(group)}</summary>\n\n${body}\n</details>\n`;
}

/** Of these there is nothing to say but that they come or go. */
function othersText({ objects }: GroupDocument, telling: readonly ObjectDocument[]): string {
  const others = objects.filter((object) => !telling.includes(object));
  const lines = [...new Set(others.map(({ outcome }) => outcome))].map((outcome) => {
    const names = others.filter((object) => object.outcome === outcome).map(nameOf);
    const left = names.length - NAMED;
    return `${outcome}: ${names.slice(0, NAMED).join(', ')}${left > 0 ? ` and ${number(left)} more` : ''}\n`;
  });
  return lines.join('\n');
}

function nameOf({ kind, namespace, name }: ObjectDocument): string {
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  return `${prose(cut(kind, LONGEST))} ${code(cut(full, 2 * LONGEST))}`;
}

function membersText(group: GroupDocument): string {
  const { members } = group;
  const [first] = members;
  if (!first) return '';
  const file = code(cut(fileOf(group, first), 2 * LONGEST));
  if (members.length === 1) return `${file}\n`;
  const names = members.slice(0, NAMED).map(({ name }) => code(cut(name, LONGEST)));
  const left = members.length - names.length;
  const more = left > 0 ? ` and ${counted(left, `more ${nounOf([group])}`)}` : '';
  return `${names.join(', ')}${more}; shown is ${code(cut(first.name, LONGEST))} from ${file}\n`;
}

function objectText(object: ObjectDocument, extent: Extent): string {
  const all = object.consequences.filter(isWorthSaying);
  const said = all.slice(0, extent.fields).map(consequenceText).join('');
  const left = all.length - extent.fields;
  const more = left > 0 ? `- … and ${counted(left, 'more consequence')}\n` : '';
  const parts = [`${nameOf(object)} **${object.outcome}**\n`, said + more, fieldsDiff(object.fields, extent)];
  return parts.filter((part) => part !== '').join('\n');
}

function consequenceText({ verdict, text, help, source }: ConsequenceDocument): string {
  const link = /^https:\/\/[\w./#?=&-]+$/.test(source) ? ` ([why](${source}))` : '';
  const line = `- ${MARKS[verdict]} ${prose(cut(text, 2 * LONGEST))}${link}\n`;
  return help === undefined ? line : line + helpText(help);
}

/** What to do: a sentence, or commands line by line. */
function helpText(help: string): string {
  const [first = '', ...rest] = help.split('\n');
  if (rest.length === 0) return `  <br>what to do: ${prose(cut(first, 4 * LONGEST))}\n`;
  const commands = fence(
    'text',
    rest.slice(0, 30).map((line) => cut(line, 4 * LONGEST)),
  );
  const indented = commands.split('\n').map((line) => line && `  ${line}`);
  return `  <br>what to do: ${prose(first)}\n\n${indented.join('\n')}`;
}
