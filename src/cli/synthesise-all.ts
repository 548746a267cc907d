import type { Diagnostic } from '../diagnostics/diagnostic';
import { type AllMade, MadeNotes } from '../incremental/made';
import { type Guard, publish } from '../io/publish';
import type { Published } from '../io/staging';
import type { Tree } from '../io/tree';
import type { OutputFile } from '../manifests/layout';
import { type Progress, synth } from '../pipeline';
import type { SourceFile } from '../source/source-file';
import { loadFleet } from './load-fleet';

/** What a run did. */
export interface Synthesised {
  /** The input files that were read. */
  readonly files: readonly SourceFile[];
  readonly published?: Published | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What a later run may rely on. @default - nothing */
  readonly made?: AllMade | undefined;
}

/** Makes all of `dist/` from all input files. */
export function synthesiseAll(root: string, inputs: Tree, guard: Guard, progress: Progress, dist?: Tree): Synthesised {
  const { files, fleet, diagnostics: found } = loadFleet(root, inputs, inputs);
  if (!fleet) return { files, diagnostics: found };
  const notes = new MadeNotes(inputs.files.keys(), fleet.clients);
  const done = publish(root, () => ({ made: noted(synth(fleet, progress), notes) }), guard, dist);
  const diagnostics = [...found, ...(done?.diagnostics ?? [])];
  return { files, diagnostics, published: done?.value, made: done?.value && notes.made(diagnostics) };
}

function* noted(made: ReturnType<typeof synth>, notes: MadeNotes): Generator<OutputFile, readonly Diagnostic[]> {
  let next = made.next();
  for (; !next.done; next = made.next()) {
    notes.add(next.value);
    yield next.value;
  }
  return next.value;
}
