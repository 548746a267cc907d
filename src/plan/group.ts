import { compare } from '../diagnostics/diagnostic';
import { type Consequence, type ObjectChange, VERDICTS, type Verdict } from './change';
import { type OwnValues, withoutOwn } from './own-values';
import type { Group, StackChange } from './plan';
import { pathOf } from './steps';
import { worst } from './verdict';

/** What makes a stack's change the same as another's: everything that is shown of it, without what is its own. */
export function sameness({ environment, fate, objects }: StackChange, own: OwnValues): string {
  return `${environment} ${fate} ${withoutOwn(JSON.stringify(objects.map(essence)), own)}`;
}

function essence({ before, after, fields, consequences, outcome }: ObjectChange): unknown {
  const { apiVersion, kind, metadata } = (after ?? before)?.manifest ?? {};
  const changes = fields.map((field) => [pathOf(field.steps), field.before, field.after, field.reordered]);
  const said = consequences.map(({ meaning, verdict, text, help }) => [meaning, verdict, text, help]);
  return [apiVersion, kind, metadata?.namespace, metadata?.name, outcome, changes, said];
}

/** How bad a stack's change is: one that comes or goes is never routine. */
export function verdictOf({ fate, objects }: Pick<StackChange, 'fate' | 'objects'>): Verdict {
  const verdicts = objects.flatMap(({ consequences }) => consequences.map(({ verdict }) => verdict));
  return worst([...verdicts, ...(fate === 'updated' ? [] : (['needs attention'] as const))]);
}

/** Stacks with the same key, as groups: the least bad first, as a reader of a terminal ends at the bottom; then the largest. */
export function groupsOf(changes: Iterable<readonly [key: string, change: StackChange]>): Group[] {
  const byKey = new Map<string, StackChange[]>();
  for (const [key, change] of changes) {
    const members = byKey.get(key);
    if (members) members.push(change);
    else byKey.set(key, [change]);
  }
  const groups = [...byKey.values()].map(groupOf).sort(inOrder);
  return groups.map((group, index) => ({ ...group, number: index + 1 }));
}

function groupOf(changes: readonly StackChange[]): Group {
  const members = changes.toSorted((a, b) => compare(a.name, b.name) || compare(a.stack, b.stack));
  const [first] = members;
  if (!first) throw new Error('bug: a group of nothing');
  const { environment, fate, objects } = first;
  return { number: 0, environment, fate, objects, members, verdict: verdictOf(first), headline: headlineOf(first) };
}

function inOrder(a: Group, b: Group): number {
  const danger = VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict);
  const name = (group: Group) => group.members[0]?.stack ?? '';
  return (
    danger || b.members.length - a.members.length || compare(a.environment, b.environment) || compare(name(a), name(b))
  );
}

/** The worst of what happens, in a few words. */
function headlineOf({ fate, objects }: StackChange): string {
  if (fate !== 'updated') return fate;
  const said = objects.flatMap(({ consequences }) => consequences);
  const telling = said.filter(({ verdict }) => verdict === worst(said.map((consequence) => consequence.verdict)));
  const texts = [...new Set((telling.length > 0 ? telling : said).map(({ text }: Consequence) => text))];
  return texts.length > 2 ? `${texts.slice(0, 2).join(' · ')} · …` : texts.join(' · ');
}
