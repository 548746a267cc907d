import type { Verdict } from '../change';
import type { Counts, StackFate } from '../plan';
import { sourceOf } from '../read/places';
import type { EnvironmentDocument, GroupDocument, MemberDocument } from './plan-document';

/** A verdict for who sees no colours. */
export const MARKS: Readonly<Record<Verdict, string>> = {
  'no change': '●',
  routine: '●',
  'needs attention': '▲',
  dangerous: '✖',
  refused: '✖',
};

/** `1,996` */
export function number(count: number): string {
  return count.toLocaleString('en');
}

/** `1 client`, `1,996 clients` */
export function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a group is called after: a group of a plan, or of a document. */
type Named = Pick<GroupDocument, 'environment' | 'members'>;

/** What the members of some groups are. */
export function nounOf(groups: readonly Named[]): 'client' | 'stack' {
  const areClients = groups.every(({ environment, members }) =>
    members.every(({ stack }) => environment !== '' && stack.startsWith(`${environment}/clients/`)),
  );
  return areClients ? 'client' : 'stack';
}

/** `acme`, `1,996 clients, the same change` */
export function titleOf(group: Named & Pick<GroupDocument, 'fate'>): string {
  const { members, fate } = group;
  const [first] = members;
  if (members.length === 1 && first) return first.name;
  return `${counted(members.length, nounOf([group]))}, ${fate === 'updated' ? 'the same change' : `${fate} alike`}`;
}

/** The file that people edit, or else the one that is compared. */
export function fileOf({ environment }: Pick<GroupDocument, 'environment'>, member: MemberDocument): string {
  return sourceOf({ environment, ...member }) ?? member.path;
}

/** `int`, or what is compared where there are no environments. */
export function environmentName({ name }: Pick<EnvironmentDocument, 'name'>): string {
  return name || 'objects';
}

/** In the order in which they are told. */
export const FATES: readonly StackFate[] = ['added', 'updated', 'moved', 'removed'];

/** `1 added · 1,996 updated`, empty where nothing changes. */
export function countsText(counts: Counts): string {
  return FATES.flatMap((fate) => (counts[fate] > 0 ? `${number(counts[fate])} ${fate}` : [])).join(' · ');
}

/** `1 of 1,998 removed (3 allowed)`, empty where nothing is. */
export function budgetText({ budget: { removed, of, allowed } }: Pick<EnvironmentDocument, 'budget'>): string {
  return removed === 0 ? '' : `${number(removed)} of ${number(of)} removed (${number(allowed)} allowed)`;
}

/** Whether files are laid out as ours, so that stacks are of clients or of others. */
export function areOurs(environments: readonly EnvironmentDocument[]): boolean {
  return environments.some(({ name }) => name !== '');
}
