import type { Facts, Outcomes } from './facts';
import type { Happened } from './happened';

/** The fields of {@link Facts} that name things, with what is so where nothing is named. */
const FIELDS = ['objects', 'pods', 'claims'] as const;

/** What one account of a change has otherwise than what happened: a sentence each. */
export function differences(account: Facts, happened: Happened, who: string): string[] {
  const named = FIELDS.flatMap((field) => {
    const names = [...new Set([...Object.keys(account[field]), ...Object.keys(happened[field])])].sort();
    const usual = (name: string) => usualOutcome(field, name, happened);
    return names.flatMap((name) => {
      const [theirs, real] = [
        account[field][name] ?? usual(name),
        happened[field][name] ?? `no such thing in ${field}`,
      ];
      return theirs === real ? [] : [`${field}: ${name}: ${who} ${theirs}, happened: ${real}`];
    });
  });
  const { message } = account;
  const isHeard = message === undefined || happened.message?.includes(message) === true;
  return isHeard ? named : [...named, `message: ${who} ${message}, happened: ${happened.message}`];
}

function usualOutcome(field: (typeof FIELDS)[number], name: string, { claimGroups }: Happened): string {
  if (field === 'objects') return 'unchanged';
  return field === 'claims' && claimGroups.some(({ isNew }) => isNew(name)) ? 'new' : 'kept';
}

/** Longer messages of an API server are cut. */
const LONGEST = 70;

/** Facts in a line, without names: `StatefulSet updated; pods one by one; claims 2 kept`. */
export function inShort({ objects, pods, claims, message = '' }: Facts): string {
  const changed = Object.entries(objects).filter(([, outcome]) => outcome !== 'unchanged');
  const parts = [
    counted(changed.map(([name, outcome]) => `${name.split(' ')[0]} ${outcome}`)).join(', '),
    labelled('pods', pods),
    labelled('claims', claims),
    cut(message.replace(/^.* is invalid: /, '')),
  ];
  return parts.filter((part) => part !== '').join('; ') || 'nothing';
}

function labelled(label: string, outcomes: Outcomes): string {
  const found = counted(Object.values(outcomes));
  return found.length === 0 ? '' : `${label} ${found.join(', ')}`;
}

/** `2 kept, left behind` of three outcomes. */
function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${count} ${text}`));
}

function cut(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
}
