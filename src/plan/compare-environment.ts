import type { Diagnostic } from '../diagnostics/diagnostic';
import { invariant } from '../diagnostics/invariant';
import { identityOf } from '../manifests/rules/unique-objects';
import type { FieldChange, ObjectChange } from './change';
import { classify } from './classify/classify';
import { clusterView } from './cluster/cluster';
import { type Watched, watched } from './cluster/watched';
import { essenceOf, Groups } from './group/group';
import { KnownChanges } from './group/known-changes';
import { type OwnValues, ownValues } from './group/own-values';
import { isSelectingVersion } from './group/selected-version';
import type { Group, StackChange, StackFate } from './plan';
import type { EnvironmentFiles } from './read/environment-files';
import { isClient, nameOf } from './read/places';
import { type Document, documentsIn, objectsIn } from './read/read-objects';
import { type StackWritten, stackChanges } from './read/stack-changes';
import type { Trees } from './read/trees';
import { twinsElsewhere } from './read/twins';
import type { Written } from './read/written';

/** The stacks of one environment that change, in groups, and what is wrong with its files. */
export interface Compared {
  readonly groups: readonly Group[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares the two sides of one environment. */
export function compareEnvironment(trees: Trees, files: EnvironmentFiles): Compared {
  const comparison = new Comparison(trees, files);
  const stacks = stackChanges(trees, files);
  const come: Written[] = [];
  let next = stacks.next();
  for (; !next.done; next = stacks.next()) {
    comparison.add(next.value);
    come.push(...next.value.written.filter(({ before }) => !before || files.name === ''));
  }
  const twins = twinsElsewhere(trees, files, come);
  return { groups: comparison.groups.all, diagnostics: [...next.value, ...twins, ...comparison.diagnostics] };
}

class Comparison {
  readonly groups = new Groups();
  readonly diagnostics: Diagnostic[] = [];
  readonly #known = new KnownChanges<string>();
  readonly #cluster: Watched;

  #platformSelects: boolean | undefined;

  constructor(
    private readonly trees: Trees,
    private readonly files: EnvironmentFiles,
  ) {
    const paths = { before: files.before.paths, after: files.after.paths };
    this.#cluster = watched(clusterView(trees, paths, () => allWritten(trees, files)));
  }

  add(change: StackWritten): void {
    const { stack, written } = change;
    const member = this.#member(stack, written);
    if (written.length === 0 && member.fate !== 'moved') return;
    const own = ownOf(member, change);
    const careful = this.#isCareful(change);
    const known = written.map((one) => (careful ? '' : (this.#known.find(one, own) ?? '')));
    const key = keyOf(member, known);
    if (!known.includes('') && this.groups.has(key)) this.groups.join(key, member);
    else this.#look(member, written, own, careful);
  }

  #look(member: Omit<StackChange, 'objects'>, written: readonly Written[], own: OwnValues, careful: boolean): void {
    const means: string[] = [];
    const objects: ObjectChange[] = [];
    for (const one of written) {
      this.#cluster.wasAsked = false;
      const object = this.#classified(one, careful);
      if (!object) continue;
      objects.push(object);
      means.push(essenceOf(object, own));
      // what depends on other objects may be something else in the next stack
      if (!careful && !this.#cluster.wasAsked)
        this.#known.learn(one, own, means.at(-1) ?? '', object.fields.every(isOfValue));
    }
    this.groups.add(keyOf(member, means), { ...member, objects });
  }

  #classified({ identity, before, after }: Written, careful: boolean): ObjectChange | undefined {
    const [old, now] = [before, after].map((document) => document && objectsIn(document));
    this.diagnostics.push(...(old?.diagnostics ?? []), ...(now?.diagnostics ?? []));
    if (old?.diagnostics.length || now?.diagnostics.length) return undefined;
    const pick = (read: typeof old) => read?.objects.find(({ manifest }) => identityOf(manifest) === identity);
    invariant(
      [old, now].every((read) => !read || pick(read)),
      `${identity} is not where it was seen`,
    );
    return classify({ identity, before: pick(old), after: pick(now) }, this.#cluster, careful);
  }

  /** Whether something may select by the version: in files of anybody, it may be anywhere. */
  #isCareful({ selectsVersion }: StackWritten): boolean {
    this.#platformSelects ??= this.#platformDocuments().some(isSelectingVersion);
    return selectsVersion || this.#platformSelects;
  }

  /** A client's objects are in its own file, but for what the platform puts around them. */
  #platformDocuments(): Document[] {
    const { name, layout, after } = this.files;
    const isElsewhere = (path: string) => name === '' || !isClient({ ...layout.placeOf(path), environment: name });
    const paths = after.paths.filter(isElsewhere);
    return paths.flatMap((path) => documentsIn(path, this.trees.after.read(path)));
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
}

function isOfValue({ before, after }: FieldChange): boolean {
  return typeof before !== 'object' && typeof after !== 'object';
}

/** Those of an object are known by what tells it from others. */
function ownOf({ name }: Pick<StackChange, 'name'>, { written, hosts }: StackWritten): OwnValues {
  // a namespace that is called otherwise is somebody else's, or everybody's
  const isOwn = (namespace: string) => `-${namespace}-`.includes(`-${name}-`);
  const namespaces = written.map(({ identity }) => identity.split('/')[2] ?? '').filter(isOwn);
  return ownValues({ name, hosts, namespaces });
}

function keyOf({ environment, fate }: Omit<StackChange, 'objects'>, means: readonly string[]): string {
  return [environment, fate, ...means].join('\n');
}

function* allWritten(trees: Trees, files: EnvironmentFiles): Generator<Written> {
  for (const { written } of stackChanges(trees, files)) yield* written;
}
