import { VERDICTS } from '../change';
import { byDanger } from '../group/danger';
import type { Plan } from '../plan';
import { planDocument } from './json';
import { environmentsTable } from './markdown-environments';
import { groupLine, groupSection, SHORT, WHOLE } from './markdown-group';
import type { GroupDocument } from './plan-document';
import { counted, MARKS, nounOf } from './titles';

/** The first line: how a comment is found again, to be edited in place. */
const MARKER = '<!-- mira-gitops plan -->';

/** How long a comment may be: GitHub takes 65,536 UTF-16 units, and a workflow may have a sentence to add. */
const LIMIT = 65_400;

/** For the sentences about what is not shown. */
const RESERVE = 1_500;

/** Where everything is, by the names under which our workflows keep it. */
const ARTEFACTS = '`plan.json` and, to look at, `plan.html`';

/** A plan as a comment on a pull request: the worst first, and only as much as a comment can hold. */
export function markdownReport(plan: Plan): string {
  const document = planDocument(plan);
  const head = `${MARKER}\n### ${MARKS[document.verdict]} Plan: ${document.verdict}\n\n${environmentsTable(document.environments)}`;
  const groups = document.groups.toSorted(byDanger);
  const { sections, lines, counted: rest } = divided(groups, LIMIT - RESERVE - head.length);
  const shown = sections.map(({ text }) => text).join('\n');
  const parts = [head, shown, listed(lines), countedByVerdict(rest), leftOut(sections, lines, rest)];
  return parts.filter((part) => part !== '').join('\n');
}

interface Section {
  readonly group: GroupDocument;
  readonly text: string;
  readonly isShortened: boolean;
}

/** Groups by how they are shown, from the first on: with their fields, in one line, in a number. */
interface Divided {
  readonly sections: readonly Section[];
  readonly lines: readonly GroupDocument[];
  readonly counted: readonly GroupDocument[];
}

/** All in full where there is room. Else at most half of it is for lines, and the other for fields, the worst first. */
function divided(groups: readonly GroupDocument[], room: number): Divided {
  const all = taken(groups, room, false);
  if (all.length === groups.length) return { sections: all, lines: [], counted: [] };
  const named = namedIn(groups, room / 2);
  const spent = named.reduce((sum, group) => sum + lineOf(group).length, 0);
  const sections = taken(named, room - spent, true);
  return { sections, lines: named.slice(sections.length), counted: groups.slice(named.length) };
}

/** Sections of the first groups, up to one that does not fit. */
function taken(groups: readonly GroupDocument[], room: number, mayShorten: boolean): Section[] {
  const sections: Section[] = [];
  let left = room;
  for (const group of groups) {
    const section = sectionOf(group, left, mayShorten);
    if (!section) break;
    sections.push(section);
    left -= section.text.length + 1;
  }
  return sections;
}

function sectionOf(group: GroupDocument, room: number, mayShorten: boolean): Section | undefined {
  const text = groupSection(group, WHOLE);
  if (text.length < room) return { group, text, isShortened: false };
  const short = mayShorten ? groupSection(group, SHORT) : text;
  return short.length < room ? { group, text: short, isShortened: true } : undefined;
}

function namedIn(groups: readonly GroupDocument[], room: number): GroupDocument[] {
  const named: GroupDocument[] = [];
  let left = room;
  for (const group of groups) {
    left -= lineOf(group).length;
    if (left < 0) break;
    named.push(group);
  }
  return named;
}

function lineOf(group: GroupDocument): string {
  return `- ${groupLine(group)}\n`;
}

function listed(groups: readonly GroupDocument[]): string {
  return groups.map(lineOf).join('');
}

function countedByVerdict(groups: readonly GroupDocument[]): string {
  const rows = VERDICTS.toReversed().flatMap((verdict) => {
    const of = groups.filter((group) => group.verdict === verdict);
    return of.length === 0 ? [] : [`- ${MARKS[verdict]} ${verdict}: ${groupsText(of)}\n`];
  });
  return rows.length === 0 ? '' : `Only counted:\n\n${rows.join('')}`;
}

/** `12 groups of 3,004 clients` */
function groupsText(groups: readonly GroupDocument[]): string {
  const members = groups.reduce((sum, group) => sum + group.members.length, 0);
  return `${counted(groups.length, 'group')} of ${counted(members, nounOf(groups))}`;
}

function leftOut(
  sections: readonly Section[],
  lines: readonly GroupDocument[],
  rest: readonly GroupDocument[],
): string {
  const shortened = sections.filter(({ isShortened }) => isShortened).map(({ group }) => group);
  const said = [
    ...(shortened.length > 0 ? [`${groupsText(shortened)} shown in part`] : []),
    ...(lines.length > 0 ? [`${groupsText(lines)} shown without their fields`] : []),
    ...(rest.length > 0 ? [`${groupsText(rest)} only counted`] : []),
  ];
  return said.length === 0 ? '' : `A comment holds no more: ${said.join(', ')}; everything is in ${ARTEFACTS}.\n`;
}
