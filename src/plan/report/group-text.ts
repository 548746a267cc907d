import { printable } from '../../diagnostics/printable';
import type { ObjectChange } from '../change';
import { sourceOf } from '../places';
import type { EnvironmentPlan, Group } from '../plan';
import { objectNames } from './object-names';
import { objectText } from './object-text';
import { MARKS } from './titles';

/** How wide a terminal may be taken to be. */
export const WIDTH = 100;

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
  const { fate, objects, headline, environment, members } = group;
  const touched = objects.filter(({ outcome }) => outcome !== 'unchanged');
  const single = touched.length === 1 ? headline : '';
  const lines = objects.flatMap((object) =>
    objectText(object, {
      fate: isOfClients(members, environment) ? fate : 'updated',
      headline: single,
      whole,
      isNamed: isNamed(object, group),
    }),
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

/** How many members are named on a line of their own. */
function membersOf({ members, number, environment }: Group, { whole }: GroupTextOptions): string[] {
  const [first] = members;
  if (members.length === 1 || !first) return [];
  if (!whole) return [`    e.g. ${first.name}; all: --group ${number}`];
  return ['', ...members.map((member) => `    ${member.name}  ${sourceOf({ environment, ...member }) ?? member.path}`)];
}
