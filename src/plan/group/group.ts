import { compare } from '../../diagnostics/diagnostic';
import { invariant } from '../../diagnostics/invariant';
import type { Manifest } from '../../manifests/manifest';
import type { Consequence, Meaning, ObjectChange, Verdict } from '../change';
import { pathOf } from '../compare/steps';
import type { Group, Member, StackChange } from '../plan';
import { isClient } from '../read/places';
import { dangerOf } from './danger';
import { type OwnValues, withoutOwn } from './own-values';
import { worst } from './verdict';

/** What makes the change of an object the same as another's: everything that is said of it, without what is its stack's own. */
export function essenceOf({ before, after, fields, consequences, outcome }: ObjectChange, own: OwnValues): string {
  const { apiVersion, kind, metadata } = (after ?? before)?.manifest ?? {};
  const changes = fields.map((field) => [pathOf(field.steps), field.before, field.after, field.reordered]);
  const said = consequences.map(({ meaning, verdict, text, help }) => [meaning, verdict, text, help]);
  const made = outcome === 'created' ? contentOf(after?.manifest) : null;
  const all = [apiVersion, kind, metadata?.namespace, metadata?.name, outcome, changes, said, made];
  return withoutOwn(JSON.stringify(all), own);
}

/** What an object is made of, but for what its variables say and for what we note for people. */
function contentOf(manifest: Manifest | undefined): string {
  const isOfVariable = (value: object) => 'name' in value && 'value' in value;
  return JSON.stringify(manifest, (key, value: unknown) => {
    if (key === 'mira-gitops.io/display-name') return undefined;
    return typeof value === 'object' && value !== null && isOfVariable(value) ? { ...value, value: '' } : value;
  });
}

/** Puts stacks together whose changes are the same. Of all but the first of a group it keeps the name only. */
export class Groups {
  readonly #byKey = new Map<string, { readonly first: StackChange; readonly members: Member[] }>();

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** Adds a stack to a group that is there. */
  join(key: string, { stack, name, path }: Member): void {
    this.#byKey.get(key)?.members.push({ stack, name, path });
  }

  add(key: string, change: StackChange): void {
    if (!this.has(key)) this.#byKey.set(key, { first: change, members: [] });
    this.join(key, change);
  }

  get all(): Group[] {
    return [...this.#byKey.values()].map(({ first, members }) => grouped(first, members));
  }
}

function grouped(first: StackChange, found: readonly Member[]): Group {
  const { environment, fate, objects } = first;
  const members = found.toSorted((a, b) => compare(a.name, b.name) || compare(a.stack, b.stack));
  invariant(members.length > 0, 'a group of nothing');
  // what is shown is of the stack that was read
  const shown = [first, ...members.filter(({ stack }) => stack !== first.stack)];
  const named = shown.map(({ stack, name, path }) => ({ stack, name, path }));
  return {
    number: 0,
    environment,
    fate,
    objects,
    members: named,
    verdict: verdictOf(first),
    headline: headlineOf(first),
  };
}

/** What goes without saying of a client that goes as a whole. */
const IMPLIED: readonly Meaning[] = ['traffic', 'scale', 'identity', 'configuration', 'removed'];

/** How bad a stack's change is: one that comes, goes or moves is never routine. */
function verdictOf({
  fate,
  objects,
  ...place
}: Pick<StackChange, 'fate' | 'objects' | 'environment' | 'stack'>): Verdict {
  const all = objects.flatMap(({ consequences }) => consequences);
  const said = fate === 'removed' && isClient(place) ? all.filter(({ meaning }) => !IMPLIED.includes(meaning)) : all;
  return worst([...said.map(({ verdict }) => verdict), ...(fate === 'updated' ? [] : (['needs attention'] as const))]);
}

/** The least bad first, as a reader of a terminal ends at the bottom; then the largest. Counts them from 1. */
export function inOrder(groups: readonly Group[]): Group[] {
  const stack = ({ members }: Group) => members[0]?.stack ?? '';
  return groups
    .toSorted(
      (a, b) =>
        dangerOf(a) - dangerOf(b) ||
        b.members.length - a.members.length ||
        compare(a.environment, b.environment) ||
        compare(stack(a), stack(b)),
    )
    .map((group, index) => ({ ...group, number: index + 1 }));
}

/** What is said of a stack instead of what does not fit into a few words. */
const IN_SHORT: Readonly<Record<Meaning, string>> = {
  'no effect': 'no effect',
  'in place': 'updated in place',
  restart: 'pods restart',
  immutable: 'cannot be applied as it is',
  scale: 'scaled',
  traffic: 'traffic changes',
  data: 'data at risk',
  identity: 'rights change',
  security: 'security changes',
  configuration: 'configuration changes',
  delivery: 'delivery changes',
  namespace: 'a namespace changes',
  added: 'added',
  removed: 'removed',
  'custom resource': 'custom resources change',
};

function inShort({ meaning, verdict }: Pick<Consequence, 'meaning' | 'verdict'>): string {
  return meaning === 'data' && verdict === 'needs attention' ? 'volumes change' : IN_SHORT[meaning];
}

/** How much fits beside the name of a stack. */
const FEW = 56;

/** The worst of what happens, in a few words. */
function headlineOf({ fate, objects }: StackChange): string {
  if (fate !== 'updated') return fate;
  const said = objects.flatMap(({ consequences }) => consequences);
  const verdict = worst(said.map((consequence) => consequence.verdict));
  const telling = said.filter((consequence) => consequence.verdict === verdict);
  const strong = telling.filter(({ meaning }) => meaning !== 'in place' && meaning !== 'no effect');
  const shown = strong.length > 0 ? strong : telling;
  const whole = [...new Set(shown.map(({ text }) => text))].join(' · ');
  return whole.length <= FEW ? whole : [...new Set(shown.map(inShort))].slice(0, 3).join(' · ');
}
