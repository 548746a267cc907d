import type { Diagnostic } from '../diagnostics/diagnostic';
import { identityOf } from '../manifests/rules/unique-objects';
import type { ObjectChange } from './change';
import { classify } from './classify/classify';
import type { ClusterView } from './classify/rule';
import { clusterView } from './cluster';
import type { EnvironmentFiles } from './environment-files';
import { essenceOf, Groups } from './group';
import { KnownChanges } from './known-changes';
import { type OwnValues, ownValues } from './own-values';
import { nameOf } from './places';
import type { Group, StackChange, StackFate } from './plan';
import { objectsIn } from './read-objects';
import { type StackWritten, stackChanges } from './stack-changes';
import type { Trees } from './trees';
import type { Written } from './written';

/** The stacks of one environment that change, in groups, and what is wrong with its files. */
export interface Compared {
  readonly groups: readonly Group[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares the two sides of one environment. */
export function compareEnvironment(trees: Trees, files: EnvironmentFiles): Compared {
  const comparison = new Comparison(trees, files);
  const stacks = stackChanges(trees, files);
  let next = stacks.next();
  for (; !next.done; next = stacks.next()) comparison.add(next.value);
  return { groups: comparison.groups.all, diagnostics: [...next.value, ...comparison.diagnostics] };
}

class Comparison {
  readonly groups = new Groups();
  readonly diagnostics: Diagnostic[] = [];
  readonly #known = new KnownChanges<string>();
  readonly #cluster: ClusterView;

  constructor(
    private readonly trees: Trees,
    private readonly files: EnvironmentFiles,
  ) {
    const paths = { before: files.before.paths, after: files.after.paths };
    this.#cluster = clusterView(trees, paths, () => allWritten(trees, files));
  }

  add({ stack, written }: StackWritten): void {
    const member = this.#member(stack, written);
    if (written.length === 0 && member.fate !== 'moved') return;
    const own = this.#ownValues(member, written);
    const known = written.map((one) => this.#known.find(one, own) ?? '');
    const key = keyOf(member, known);
    if (!known.includes('') && this.groups.has(key)) this.groups.join(key, member);
    else this.#look(member, written, own);
  }

  #look(member: Omit<StackChange, 'objects'>, written: readonly Written[], own: OwnValues): void {
    const objects = written.flatMap((one) => this.#classified(one));
    const means = objects.map((object) => essenceOf(object, own));
    this.groups.add(keyOf(member, means), { ...member, objects });
    if (objects.length !== written.length) return;
    for (const [index, one] of written.entries()) this.#known.learn(one, own, means[index] ?? '');
  }

  #classified({ identity, before, after }: Written): ObjectChange[] {
    const [old, now] = [before, after].map((document) => document && objectsIn(document));
    this.diagnostics.push(...(old?.diagnostics ?? []), ...(now?.diagnostics ?? []));
    if (old?.diagnostics.length || now?.diagnostics.length) return [];
    const pick = (read: typeof old) => read?.objects.find(({ manifest }) => identityOf(manifest) === identity);
    return [classify({ identity, before: pick(old), after: pick(now) }, this.#cluster)];
  }

  #member(stack: string, written: readonly Written[]): Omit<StackChange, 'objects'> {
    const place = { environment: this.files.name, stack };
    const [path = ''] = this.files.changed.get(stack) ?? [];
    return { ...place, name: nameOf(place), fate: this.#fate(stack, written), path };
  }

  #fate(stack: string, written: readonly Written[]): StackFate {
    if (!this.files.after.stacks.has(stack)) return 'removed';
    if (this.files.before.stacks.has(stack)) return 'updated';
    return written.every(({ before }) => !before) && written.length > 0 ? 'added' : 'moved';
  }

  #ownValues({ stack, name }: Pick<StackChange, 'stack' | 'name'>, written: readonly Written[]): OwnValues {
    const namespaces = written.map(({ identity }) => identity.split('/')[2] ?? '');
    return ownValues({ name, namespaces, hosts: this.#hosts(stack) });
  }

  /** Those that a stack has on both sides. */
  #hosts(stack: string): string[] {
    const { before, after } = this.trees;
    const paths = this.files.changed.get(stack) ?? [];
    const hosts = (tree: Trees['before']) =>
      paths.flatMap((path) => (tree.paths.has(path) ? hostsIn(tree.read(path)) : []));
    const old = new Set(hosts(before));
    return hosts(after).filter((host) => old.has(host));
  }
}

const HOST = /^ *(?:- )?host: (\S+)$/gm;

function hostsIn(text: string): string[] {
  return [...text.matchAll(HOST)].flatMap(([, host]) => host ?? []);
}

function keyOf({ environment, fate }: Omit<StackChange, 'objects'>, means: readonly string[]): string {
  return [environment, fate, ...means].join('\n');
}

function* allWritten(trees: Trees, files: EnvironmentFiles): Generator<Written> {
  for (const { written } of stackChanges(trees, files)) yield* written;
}
