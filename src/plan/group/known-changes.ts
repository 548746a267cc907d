import { diffArrays } from 'diff';
import type { Document } from '../read/read-objects';
import type { Written } from '../read/written';
import { isOwnMark, type OwnValues, withMarks } from './own-values';
import { hasScalar, isQuantityLine, TextPattern } from './text-pattern';

/** Texts that no rule looks at unless they change: of variables, and what we note for people. Quantities are another such value. */
const UNREAD = [/^ *value: (.+)$/, /^ {4}mira-gitops\.io\/display-name: (.+)$/];

/** A change of one object, in a form that others can be compared with. */
interface Known<T> {
  readonly before: TextPattern;
  readonly after: TextPattern;
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

  /** @param isOfValues whether nothing but single values changed: what is in a part that comes or goes is shown, and is looked at */
  learn(written: Written, own: OwnValues, means: T, isOfValues: boolean): void {
    if (this.#known.length >= MOST) return;
    const [before, after] = [linesOf(written.before, own), linesOf(written.after, own)];
    if ([...before, ...after].some(hasOwnKey)) return;
    const isOneSided = !written.before || !written.after;
    const found = isOneSided ? ofOneSide(before, after) : patterns(before, after, isOfValues);
    if (found) this.#known.push({ ...found, means });
  }

  /** What a change means; undefined where nothing like it is known. */
  find({ before, after }: Written, own: OwnValues): T | undefined {
    const index = this.#known.findIndex((known) => isSame(known, before?.text ?? '', after?.text ?? '', own));
    const [found] = index === -1 ? [] : this.#known.splice(index, 1);
    // the next one is like the last one, mostly
    if (found) this.#known.unshift(found);
    return found?.means;
  }
}

function isSame<T>({ before, after }: Known<T>, old: string, now: string, own: OwnValues): boolean {
  const left = before.match(old, own);
  const right = left && after.match(now, own);
  if (!left || !right) return false;
  // of an object that comes or goes there is nothing to be the same as
  return old === '' || now === '' || right.every((value, index) => value === left[index]);
}

function linesOf(document: Document | undefined, own: OwnValues): string[] {
  return withMarks(document?.text ?? '', own).split('\n');
}

/** Keys are never a stack's own: a rule could mean one of them. */
function hasOwnKey(line: string): boolean {
  return /^[^:]*\ue000[^:]*:(\s|$)/.test(line);
}

/** What an object that comes is made of counts, but for what its variables say. */
function ofOneSide(before: readonly string[], after: readonly string[]): Omit<Known<never>, 'means'> {
  const isPassed = (line: string) => isUnread(line) && !isQuantityLine(line);
  const unread = (lines: readonly string[]) => new Set(lines.flatMap((line, index) => (isPassed(line) ? [index] : [])));
  return { before: new TextPattern(before, unread(before)), after: new TextPattern(after, unread(after)) };
}

/**
 * The texts of both sides as patterns: the first value that is passed over before is the first one after, and so on. Undefined
 * where a stack's own value is part of what changes: a name that is a version or a right is not the same for another.
 */
function patterns(
  before: readonly string[],
  after: readonly string[],
  isOfValues: boolean,
): Omit<Known<never>, 'means'> | undefined {
  const [old, now] = [new Set<number>(), new Set<number>()];
  let [at, to] = [0, 0];
  for (const { added, removed, count, value } of diffArrays([...before], [...after])) {
    const isSame = !added && !removed;
    if (!isSame && value.some(isOwnMark)) return undefined;
    for (let offset = 0; isSame && isOfValues && offset < count; offset += 1) {
      if (isUnread(before[at + offset] ?? '')) old.add(at + offset) && now.add(to + offset);
    }
    if (!added) at += count;
    if (!removed) to += count;
  }
  return { before: new TextPattern(before, old), after: new TextPattern(after, now) };
}

function isUnread(line: string): boolean {
  return (isQuantityLine(line) || UNREAD.some((pattern) => pattern.test(line))) && hasScalar(line);
}
