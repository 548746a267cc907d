import { diffArrays } from 'diff';
import type { OwnValues } from './own-values';
import type { Document } from './read-objects';
import type { Written } from './written';

/** Values that no rule looks at unless they change: of variables, of resources, and what we note for people. */
const UNREAD = [
  /^ *value: (.+)$/,
  /^ *(?:cpu|memory|ephemeral-storage|storage): (.+)$/,
  /^ {4}mira-gitops\.io\/display-name: (.+)$/,
];

/** One line of text, or a number, that is written like that on one line and means nothing else. */
const SCALAR = '([A-Za-z0-9/.(_$+~-][^#\\n]*|"(?:[^"\\\\\\n]|\\\\.)*")';

/** A change of one object, in a form that others can be compared with. */
interface Known<T> {
  readonly before: RegExp;
  readonly after: RegExp;
  readonly means: T;
}

/** More shapes than this are looked at one by one. */
const MOST = 64;

/**
 * Remembers what changes of objects mean, and knows them again in other stacks without reading the YAML: their texts are the same
 * line by line but for the stack's own values and for values that did not change and that no rule looks at.
 */
export class KnownChanges<T> {
  readonly #known: Known<T>[] = [];

  learn(written: Written, own: OwnValues, means: T): void {
    if (this.#known.length >= MOST) return;
    const [before, after] = [linesOf(written.before, own), linesOf(written.after, own)];
    if ([...before, ...after].some(hasOwnKey)) return;
    const isOneSided = !written.before || !written.after;
    this.#known.push({ ...(isOneSided ? ofOneSide(before, after) : patterns(before, after)), means });
  }

  /** What a change means; undefined where nothing like it is known. */
  find(written: Written, own: OwnValues): T | undefined {
    const [before, after] = [normal(written.before, own), normal(written.after, own)];
    const index = this.#known.findIndex((known) => isSame(known, before, after));
    const [found] = index === -1 ? [] : this.#known.splice(index, 1);
    // the next one is like the last one, mostly
    if (found) this.#known.unshift(found);
    return found?.means;
  }
}

function isSame<T>({ before, after }: Known<T>, old: string, now: string): boolean {
  const left = before.exec(old);
  const right = left && after.exec(now);
  return right !== null && left?.slice(1).every((value, index) => value === right[index + 1]) === true;
}

function normal(document: Document | undefined, own: OwnValues): string {
  return own.reduce((rest, [value, instead]) => rest.replaceAll(value, instead), document?.text ?? '');
}

function linesOf(document: Document | undefined, own: OwnValues): string[] {
  return normal(document, own).split('\n');
}

/** Keys are never a stack's own: a rule could mean one of them. */
function hasOwnKey(line: string): boolean {
  return /^[^:]*\ue000[^:]*:(\s|$)/.test(line);
}

/** Of an object that comes or goes no field is shown; how large its volumes are may be said. */
function ofOneSide(before: readonly string[], after: readonly string[]): Omit<Known<never>, 'means'> {
  const isPassed = (line: string) => isUnread(line) && !/^ *storage: /.test(line);
  const unread = (lines: readonly string[]) => new Set(lines.flatMap((line, index) => (isPassed(line) ? [index] : [])));
  const [old, now] = [pattern(before, unread(before)), pattern(after, unread(after))];
  return { before: old, after: now };
}

/** The texts of both sides as patterns: the first value that is passed over before is the first one after, and so on. */
function patterns(before: readonly string[], after: readonly string[]): Omit<Known<never>, 'means'> {
  const [old, now] = [new Set<number>(), new Set<number>()];
  let [at, to] = [0, 0];
  for (const { added, removed, count } of diffArrays([...before], [...after])) {
    const isSame = !added && !removed;
    for (let offset = 0; isSame && offset < count; offset += 1) {
      if (isUnread(before[at + offset] ?? '')) old.add(at + offset) && now.add(to + offset);
    }
    if (!added) at += count;
    if (!removed) to += count;
  }
  return { before: pattern(before, old), after: pattern(after, now) };
}

function isUnread(line: string): boolean {
  return UNREAD.some((pattern) => pattern.test(line)) && new RegExp(`: ${SCALAR}$`).test(line);
}

function pattern(lines: readonly string[], holes: ReadonlySet<number>): RegExp {
  const parts = lines.map((line, index) =>
    holes.has(index) ? escaped(line.slice(0, line.indexOf(': ') + 2)) + SCALAR : escaped(line),
  );
  return new RegExp(`^${parts.join('\\n')}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
