import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { EnvironmentFiles } from './environment-files';
import type { Document } from './read-objects';
import type { Trees } from './trees';
import { twice } from './twins';
import { pairUp, type Written, type WrittenChanges, writtenChanges } from './written';

/** What is not written the same of one stack. */
export interface StackWritten {
  readonly stack: string;
  readonly written: readonly Written[];
  /** Host names that are its own: what comes or goes of a stack that stays is not. */
  readonly hosts: readonly string[];
  /** Whether something in it is selected by its version. */
  readonly selectsVersion: boolean;
}

/** Which stacks describe an object that is there on one side only of each. */
interface Sides {
  readonly before?: Described;
  readonly after?: Described;
}

interface Described {
  readonly stack: string;
  readonly document: Document;
}

/**
 * What is not written the same, stack after stack: those of a large fleet are never in memory together, but for objects that
 * move from one stack to another. In the end, what is wrong with the files.
 */
export function* stackChanges(trees: Trees, files: EnvironmentFiles): Generator<StackWritten, readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  const oneSided = new Map<string, Sides>();
  const waiting = new Set<string>();
  for (const [stack, paths] of files.changed) {
    const { diagnostics, ...change } = writtenChanges(trees, paths);
    const { written } = change;
    found.push(...diagnostics);
    const isWhole = written.every(({ before, after }) => before && after);
    if (isWhole) yield { stack, ...change };
    else waiting.add(stack);
    for (const one of written) found.push(...note(oneSided, one, stack));
  }
  const moved = new Set([...oneSided.values()].flatMap(stacksOfMove));
  for (const stack of waiting) if (!moved.has(stack)) yield { stack, ...read(trees, files, stack) };
  yield* moves(trees, files, moved);
  return found;
}

/** Says where an object is described in two stacks of one side. */
function note(all: Map<string, Sides>, { identity, before, after }: Written, stack: string): Diagnostic[] {
  if (before && after) return [];
  const side = after ? 'after' : 'before';
  const sides = all.get(identity) ?? {};
  const [document, first] = [after ?? before, sides[side]];
  all.set(identity, { ...sides, [side]: { stack, document } });
  return first && document ? [twice(identity, document, first.document)] : [];
}

function stacksOfMove({ before, after }: Sides): string[] {
  return before && after ? [before.stack, after.stack] : [];
}

function read(trees: Trees, { changed }: EnvironmentFiles, stack: string): WrittenChanges {
  return writtenChanges(trees, changed.get(stack) ?? []);
}

/** Stacks between which objects move are looked at together. An object belongs to the stack that it moves to. */
function* moves(trees: Trees, files: EnvironmentFiles, stacks: ReadonlySet<string>): Generator<StackWritten> {
  const all = [...stacks].flatMap((stack) => read(trees, files, stack).written);
  const side = (of: 'before' | 'after') => new Map(all.flatMap((one) => (one[of] ? [[one.identity, one[of]]] : [])));
  const byStack = new Map(
    [...stacks].filter((stack) => files.after.stacks.has(stack)).map((stack) => [stack, [] as Written[]]),
  );
  for (const one of pairUp(side('before'), side('after'))) {
    const { stack } = files.layout.placeOf((one.after ?? one.before)?.path ?? '');
    byStack.set(stack, [...(byStack.get(stack) ?? []), one]);
  }
  for (const [stack, written] of byStack) yield { stack, written, hosts: [], selectsVersion: true };
}
