import { printable } from '../../diagnostics/printable';
import type { ObjectChange } from '../change';
import type { EnvironmentPlan, Group } from '../plan';
import { objectNames } from './object-names';
import { objectText } from './object-text';
import { fileOf, MARKS, nounOf, number, titleOf } from './titles';

/** How wide a terminal may be taken to be. */
const WIDTH = 100;

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
  const left = `${mark} ${namesEnvironment ? `${group.environment}: ` : ''}${nameOf(group)}`;
  const { removed, of, allowed } = budget;
  const counts = `${number(removed)} of ${number(of)} (budget ${number(allowed)})`;
  const isCounted = group.fate === 'removed' && of > 0 && (isOfClients(group) || group.environment === '');
  const right = isCounted ? `removed: ${counts}` : group.headline;
  return left.length + right.length + 2 > WIDTH ? [left, `    ${right}`] : [left.padEnd(WIDTH - right.length) + right];
}

/** Of one stack, also where it comes from, unless it is called so. */
function nameOf(group: Group): string {
  const [first] = group.members;
  const isOne = group.members.length === 1 && first !== undefined;
  return isOne ? [...new Set([first.name, fileOf(group, first)])].join('  ') : titleOf(group);
}

function isOfClients(group: Group): boolean {
  return nounOf([group]) === 'client';
}

function bodyOf(group: Group, { whole }: GroupTextOptions): string[] {
  const { fate, objects, headline, environment } = group;
  const touched = objects.filter(({ outcome }) => outcome !== 'unchanged');
  const single = touched.length === 1 ? headline : '';
  const lines = objects.flatMap((object) =>
    objectText(object, {
      fate: isOfClients(group) ? fate : 'updated',
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
  // what a new client runs is what all of them run
  const withImages = withNames || fate !== 'added';
  return [
    ...(added.length > 0
      ? [`    ${fate === 'added' ? '' : 'added: '}${objectNames(added, withNames, withImages)}`]
      : []),
    ...(removed.length > 0 ? [`    ${fate === 'removed' ? '' : 'removed: '}${objectNames(removed, withNames)}`] : []),
    ...(kept.length > 0 ? [`    kept in the cluster: ${objectNames(kept, withNames)}`] : []),
  ];
}

/** Of a client's stack everybody knows the one StatefulSet. */
function isNamed({ before, after }: ObjectChange, group: Group): boolean {
  const { kind } = (after ?? before)?.manifest ?? {};
  const alike = group.objects.filter((other) => (other.after ?? other.before)?.manifest.kind === kind);
  return !before || !after || alike.length > 1 || !isOfClients(group);
}

/** How many members are named on a line of their own. */
function membersOf(group: Group, { whole }: GroupTextOptions): string[] {
  const { members } = group;
  const [first] = members;
  if (members.length === 1 || !first) return [];
  if (!whole) return [`    e.g. ${first.name}; all: --group ${group.number}`];
  return ['', ...members.map((member) => `    ${member.name}  ${fileOf(group, member)}`)];
}
