import { compare, type Diagnostic } from '../diagnostics/diagnostic';
import type { ObjectPair } from './change';
import { classify } from './classify/classify';
import { clusterView } from './cluster';
import { groupsOf, sameness, verdictOf } from './group';
import { ownValues } from './own-values';
import { pairsOf } from './pairs';
import { type Layout, layoutOf, nameOf, type Place } from './places';
import type { Counts, EnvironmentPlan, Plan, StackChange, StackFate } from './plan';
import type { FileTree, Trees } from './trees';
import { worst } from './verdict';

/** Two trees → what the clusters will do. */
export function comparePlans(trees: Trees): Plan {
  const layout = layoutOf([...trees.before.paths, ...trees.after.paths]);
  const environments = [
    ...new Set([...trees.before.paths, ...trees.after.paths].map((path) => layout.placeOf(path).environment)),
  ];
  const made = environments.sort(compare).map((name) => ofEnvironment(name, trees, layout));
  const groups = groupsOf(made.flatMap(({ keyed }) => keyed));
  const summaries = made.map(({ summary }) => summary);
  const diagnostics = made.flatMap((one) => one.diagnostics);
  return { environments: summaries, groups, verdict: worst(summaries.map(({ verdict }) => verdict)), diagnostics };
}

interface OfEnvironment {
  readonly summary: EnvironmentPlan;
  readonly keyed: readonly (readonly [string, StackChange])[];
  readonly diagnostics: readonly Diagnostic[];
}

function ofEnvironment(name: string, trees: Trees, layout: Layout): OfEnvironment {
  const isHere = (path: string) => layout.placeOf(path).environment === name;
  const { pairs, diagnostics } = pairsOf(trees, trees.changed.filter(isHere));
  const cluster = clusterView(trees, isHere, pairs);
  const stacks = byStack(pairs, layout);
  const keyed = [...stacks].map(([stack, of]) => {
    const place = { environment: name, stack };
    const [first] = of;
    const path = first?.after?.path ?? first?.before?.path ?? '';
    const objects = of.map((pair) => classify(pair, cluster));
    const change: StackChange = { ...place, name: nameOf(place), fate: fateOf(place, trees, layout), path, objects };
    return [sameness(change, ownValues(change.name, of, hostsIn(trees, path))), change] as const;
  });
  const changes = keyed.map(([, change]) => change);
  const verdict = worst(changes.map(verdictOf));
  const clients = countsOf(changes);
  const summary = { name, verdict, clients, others: clients, budget: { removed: 0, allowed: 0, of: 0 }, refusals: [] };
  return { summary, keyed, diagnostics };
}

function byStack(pairs: readonly ObjectPair[], layout: Layout): Map<string, ObjectPair[]> {
  const stacks = new Map<string, ObjectPair[]>();
  for (const pair of pairs) {
    const { stack } = layout.placeOf(pair.after?.path ?? pair.before?.path ?? '');
    stacks.set(stack, [...(stacks.get(stack) ?? []), pair]);
  }
  return stacks;
}

function fateOf({ stack }: Place, { before, after }: Trees, layout: Layout): StackFate {
  const isThere = (tree: FileTree) => [...tree.paths].some((path) => layout.placeOf(path).stack === stack);
  if (!isThere(before)) return 'added';
  return isThere(after) ? 'updated' : 'removed';
}

const HOST = /^\s*(?:- )?host: (\S+)$/gm;

/** The hosts that a file names on both sides. */
function hostsIn({ before, after }: Trees, path: string): string[] {
  const hosts = (tree: FileTree) =>
    tree.paths.has(path) ? [...tree.read(path).matchAll(HOST)].flatMap(([, host]) => host ?? []) : [];
  const old = new Set(hosts(before));
  return hosts(after).filter((host) => old.has(host));
}

function countsOf(changes: readonly StackChange[]): Counts {
  const count = (fate: StackFate) => changes.filter((change) => change.fate === fate).length;
  return { added: count('added'), updated: count('updated'), removed: count('removed') };
}
