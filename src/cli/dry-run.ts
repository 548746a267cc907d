import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { inputProblems, listInputs } from '../io/inputs';
import { listDist, type Making } from '../io/publish';
import { digestIn, emptyTree, type Tree } from '../io/tree';
import type { Progress } from '../pipeline';
import type { SourceFile } from '../source/source-file';
import { unreadable } from '../source/text';
import type { SynthesisCache } from './synthesise';
import { changeSince, making } from './synthesise-part';

/** What `mira synth` would do. */
export interface DryRun {
  /** All input files. */
  readonly paths: readonly string[];
  /** Those that were read. */
  readonly files: readonly SourceFile[];
  /** What is wrong with them. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is below `dist/` now. */
  readonly dist: Tree;
  /** What it would hold. @default - there are errors */
  readonly making?: Making;
}

/** Reads what `mira synth` reads, and writes nothing: of what did not change since the last run, nothing is made again. */
export function dryRun(root: string, cache: SynthesisCache | undefined, progress: Progress): DryRun {
  try {
    return attempt(root, cache, progress);
  } catch (problem) {
    return { paths: [], files: [], diagnostics: [distProblem(problem)], dist: emptyTree() };
  }
}

function attempt(root: string, cache: SynthesisCache | undefined, progress: Progress): DryRun {
  const memory = cache?.recall();
  const inputs = listInputs(root, memory?.inputs);
  const paths = [...inputs.files.keys()];
  const dist = listDist(root, memory?.dist);
  const digest = (path: string) => digestIn(dist, join(root, 'dist'), path);
  const change = memory && inputProblems(inputs).length === 0 && changeSince(root, inputs, memory, digest);
  if (change) return { paths, files: change.files, diagnostics: change.part.diagnostics, dist, making: making(change) };
  return { paths, dist, ...whole(root, inputs, progress) };
}

/** Loaded only where it is needed. */
function whole(root: string, inputs: Tree, progress: Progress): Pick<DryRun, 'files' | 'diagnostics' | 'making'> {
  const { loadFleet } = require('./load-fleet') as typeof import('./load-fleet');
  const { files, fleet, diagnostics } = loadFleet(root, inputs);
  if (!fleet || hasErrors(diagnostics)) return { files, diagnostics };
  const { synth } = require('../pipeline') as typeof import('../pipeline');
  return { files, diagnostics, making: { made: synth(fleet, progress) } };
}

/** What is said where `dist/` cannot be read. @throws what is a bug of ours */
export function distProblem(problem: unknown): Diagnostic {
  const { code, path = '' } = problem as NodeJS.ErrnoException;
  if (code === undefined) throw problem;
  const at = path.lastIndexOf('/dist/');
  return unreadable(at < 0 ? 'dist' : path.slice(at + 1), problem as Error);
}
