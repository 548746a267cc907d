import type { Diagnostic } from '../diagnostics/diagnostic';
import type { EnvironmentFiles } from './environment-files';
import type { Trees } from './trees';
import { pairUp, type Written, type WrittenChanges, writtenChanges } from './written';

/** What is not written the same of one stack. */
export interface StackWritten {
  readonly stack: string;
  readonly written: readonly Written[];
  /** Host names that it has on both sides. */
  readonly hosts: readonly string[];
}

/** Which stacks describe an object that is there on one side only of each. */
interface Sides {
  before?: string;
  after?: string;
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
    const { written, hosts, diagnostics } = writtenChanges(trees, paths);
    found.push(...diagnostics);
    const isWhole = written.every(({ before, after }) => before && after);
    if (isWhole) yield { stack, written, hosts };
    else waiting.add(stack);
    for (const { identity, before, after } of written) note(oneSided, identity, stack, !before, !after);
  }
  const moved = new Set([...oneSided.values()].flatMap(stacksOfMove));
  for (const stack of waiting) if (!moved.has(stack)) yield { stack, ...read(trees, files, stack) };
  yield* moves(trees, files, moved);
  return found;
}

function note(all: Map<string, Sides>, identity: string, stack: string, isAdded: boolean, isRemoved: boolean): void {
  if (isAdded === isRemoved) return;
  const sides = all.get(identity) ?? {};
  sides[isAdded ? 'after' : 'before'] = stack;
  all.set(identity, sides);
}

function stacksOfMove({ before, after }: Sides): string[] {
  return before !== undefined && after !== undefined ? [before, after] : [];
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
  for (const [stack, written] of byStack) yield { stack, written, hosts: [] };
}
