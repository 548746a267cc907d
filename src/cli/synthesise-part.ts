import { hasErrors } from '../diagnostics/diagnostic';
import type { AllMade } from '../incremental/made';
import type { Part } from '../incremental/part';
import { type Remaining, remaining } from '../incremental/remaining';
import type { Memory } from '../io/cache';
import { inputDigest, inputFiles, inputProblems } from '../io/inputs';
import { alreadyMade, type Dist, type Guard, type Making, publish } from '../io/publish';
import type { Tree } from '../io/tree';
import type { SourceFile } from '../source/source-file';
import type { Synthesised } from './synthesise-all';

/** What is made of what changed, and of what stays. */
export interface Change {
  readonly files: readonly SourceFile[];
  readonly part: Part;
  readonly kept: AllMade;
}

/** Makes what changed since a run that is remembered; undefined where all must be looked at. */
export function synthesisePart(
  root: string,
  inputs: Tree,
  memory: Memory<AllMade>,
  guard: Guard,
): Synthesised | undefined {
  if (inputProblems(inputs).length > 0) return undefined;
  let change: Change | undefined;
  const make = ({ digest }: Dist): Making | undefined => {
    change = changeSince(root, inputs, memory, digest);
    return change && making(change);
  };
  const done = publish(root, make, guard, memory.dist);
  if (!done || !change || hasErrors(done.diagnostics)) return undefined;
  const { files, part, kept } = change;
  return { files, diagnostics: part.diagnostics, published: done.value, made: new Map([...kept, ...part.made]) };
}

/** What is to be made and checked again. Undefined where that cannot be told, or where something is wrong. */
export function changeSince(
  root: string,
  inputs: Tree,
  memory: Memory<AllMade>,
  digest: (path: string) => string | undefined,
): Change | undefined {
  const left = remainingOf(root, inputs, memory, digest);
  if (!left) return undefined;
  const { sources, kept } = left;
  if (sources.length === 0 && kept.size === memory.result.size) {
    return { files: [], part: { files: [], made: new Map(), diagnostics: [] }, kept };
  }
  const environments = [...inputs.files.keys()].filter((path) => path.startsWith('environments/'));
  const files = inputFiles(root, [...environments, ...sources], inputs);
  // whatever of it is loaded takes longer than all else that is done here
  const { makePart } = require('../incremental/part') as typeof import('../incremental/part');
  const part = makePart(files, kept, memory.result);
  // somebody may have saved an environment just now
  const isOther = (path: string) => inputs.files.get(path)?.digest !== memory.inputs.files.get(path)?.digest;
  if (environments.some(isOther)) return undefined;
  return part && { files, part, kept };
}

function remainingOf(
  root: string,
  inputs: Tree,
  { inputs: before, dist, result: made }: Memory<AllMade>,
  digest: (path: string) => string | undefined,
): Remaining | undefined {
  const remembered = {
    made,
    inputs: (path: string) => before.files.get(path)?.digest,
    outputs: (path: string) => dist.files.get(path)?.digest,
  };
  const present = {
    paths: inputs.files.keys(),
    inputs: (path: string) => inputDigest(root, inputs, path),
    outputs: digest,
  };
  return remaining(remembered, present);
}

/** What `dist/` is to hold after a change. */
export function making({ part, kept }: Change): Making {
  return {
    kept: [...kept.values()].flatMap(({ outputs }) => outputs),
    made: alreadyMade(part.files),
  };
}
