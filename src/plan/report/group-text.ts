import { printable } from '../../diagnostics/printable';
import type { Consequence, ObjectChange, Verdict } from '../change';
import { sourceOf } from '../places';
import type { EnvironmentPlan, Group } from '../plan';
import { fieldLines } from './field-lines';
import { objectNames } from './object-names';

/** How wide a terminal may be taken to be. */
export const WIDTH = 100;

/** Longer paths do not move what is right of the others. */
const PATH = 66;

/** More lines about fields of one object are shown only to who asks. */
const LINES = 12;

const MARKS: Readonly<Record<Verdict, string>> = {
  'no change': '●',
  routine: '●',
  'needs attention': '▲',
  dangerous: '✖',
  refused: '✖',
};

export interface GroupTextOptions {
  /** Whether to name the environment: there are several. */
  readonly namesEnvironment: boolean;
  /** Whether to show every field and name every member. */
  readonly whole: boolean;
}

/** A group for a terminal. */
export function groupText(group: Group, environment: EnvironmentPlan, options: GroupTextOptions): string {
  const lines = [...headOf(group, environment, options), ...bodyOf(group, options), ...membersOf(group, options)];
  return lines.map((line) => `${printable(line).trimEnd()}\n`).join('');
}

function headOf(group: Group, { budget }: EnvironmentPlan, { namesEnvironment }: GroupTextOptions): string[] {
  const mark =
    group.fate === 'removed'
      ? '✖'
      : group.fate === 'added' && group.verdict === 'needs attention'
        ? '●'
        : MARKS[group.verdict];
  const left = `${mark} ${namesEnvironment ? `${group.environment}: ` : ''}${titleOf(group)}`;
  const { removed, of, allowed } = budget;
  const counts = `${removed.toLocaleString('en')} of ${of.toLocaleString('en')} (budget ${allowed.toLocaleString('en')})`;
  const right = group.fate === 'removed' && of > 0 ? `removed: ${counts}` : group.headline;
  return left.length + right.length + 2 > WIDTH ? [left, `    ${right}`] : [left.padEnd(WIDTH - right.length) + right];
}

function titleOf({ members, fate, environment }: Group): string {
  const [first] = members;
  if (members.length === 1 && first)
    return [...new Set([first.name, sourceOf({ environment, ...first }) ?? first.path])].join('  ');
  const count = members.length.toLocaleString('en');
  return `${count} ${isOfClients(members, environment) ? 'clients' : 'stacks'}, ${fate === 'updated' ? 'the same change' : `${fate} alike`}`;
}

function isOfClients(members: Group['members'], environment: string): boolean {
  return members.every(({ stack }) => stack.startsWith(`${environment}/clients/`));
}

function bodyOf(group: Group, { whole }: GroupTextOptions): string[] {
  const { fate, objects, headline, environment } = group;
  const touched = objects.filter(({ outcome }) => outcome !== 'unchanged');
  const single = touched.length === 1 ? headline : '';
  const lines = objects.flatMap((object) =>
    objectText(object, { headline: single, whole, isNamed: isNamed(object, group) }),
  );
  const isSaid = objects.length === 1 && lines.length > 0 && fate !== 'updated';
  return isSaid ? lines : [...namesOf(objects, fate, environment === ''), ...lines];
}

/** What comes and goes, by name. */
function namesOf(objects: readonly ObjectChange[], fate: Group['fate'], withNames: boolean): string[] {
  const added = objects.filter(({ outcome }) => outcome === 'created');
  const removed = objects.filter(({ outcome }) => outcome === 'deleted');
  const kept = objects.filter(({ outcome }) => outcome === 'kept');
  return [
    ...(added.length > 0 ? [`    ${fate === 'added' ? '' : 'added: '}${objectNames(added, withNames)}`] : []),
    ...(removed.length > 0 ? [`    ${fate === 'removed' ? '' : 'removed: '}${objectNames(removed, withNames)}`] : []),
    ...(kept.length > 0 ? [`    kept in the cluster: ${objectNames(kept, withNames)}`] : []),
  ];
}

/** Of a client's stack everybody knows the one StatefulSet. */
function isNamed({ before, after }: ObjectChange, { objects, members, environment }: Group): boolean {
  const { kind } = (after ?? before)?.manifest ?? {};
  const alike = objects.filter((other) => (other.after ?? other.before)?.manifest.kind === kind);
  return !before || !after || alike.length > 1 || !isOfClients(members, environment);
}

interface ObjectTextOptions {
  readonly headline: string;
  readonly whole: boolean;
  readonly isNamed: boolean;
}

/** What is already said by the list of names, or in the head, is not said again. */
function objectText(object: ObjectChange, { headline, whole, isNamed: withName }: ObjectTextOptions): string[] {
  const said = object.consequences.filter((consequence) => isWorthSaying(consequence, headline));
  const isListed = !object.before || !object.after;
  const fields = isListed ? [] : fieldLines(object);
  const shown = whole ? fields : fields.slice(0, LINES);
  const width = Math.max(0, ...shown.map(({ path }) => path.length).filter((length) => length <= PATH));
  const more = fields.length - shown.length;
  const lines = [
    ...shown.map(({ path, change }) => `${path.padEnd(width)}  ${change}`),
    ...(more > 0 ? [`and ${more} more fields`] : []),
    ...said.flatMap(consequenceLines),
  ];
  const { kind = '', metadata } = (object.after ?? object.before)?.manifest ?? {};
  const name = withName ? `${kind} ${metadata?.name}` : kind;
  return lines.map((line, index) => `    ${index === 0 ? name : ' '.repeat(name.length)} ${line}`);
}

function isWorthSaying({ meaning, verdict, text, help }: Consequence, headline: string): boolean {
  if (help !== undefined) return true;
  if (meaning === 'in place' || meaning === 'no effect' || text === headline) return false;
  return verdict !== 'needs attention' || (text !== 'added' && text !== 'removed');
}

function consequenceLines({ text, verdict, help }: Consequence): string[] {
  return [
    `${MARKS[verdict]} ${text}`,
    ...(help === undefined ? [] : help.split('\n').map((line) => `  what to do: ${line}`)),
  ];
}

/** How many members are named on a line of their own. */
function membersOf({ members, number, environment }: Group, { whole }: GroupTextOptions): string[] {
  const [first] = members;
  if (members.length === 1 || !first) return [];
  if (!whole) return [`    e.g. ${first.name}; all: --group ${number}`];
  return ['', ...members.map((member) => `    ${member.name}  ${sourceOf({ environment, ...member }) ?? member.path}`)];
}
