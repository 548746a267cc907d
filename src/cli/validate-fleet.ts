import type { Diagnostic } from '../diagnostics/diagnostic';
import { inputProblems, listInputs } from '../io/inputs';
import type { Tree } from '../io/tree';
import type { Progress } from '../pipeline';
import type { SourceFile } from '../source/source-file';
import type { SynthesisCache } from './synthesise';
import { changeSince } from './synthesise-part';

/** What is wrong with a fleet. */
export interface Validated {
  /** All input files. */
  readonly paths: readonly string[];
  /** Those that were read. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the input files and what would be made of them: of what did not change since the last run, nothing again. */
export function validateFleet(root: string, cache: SynthesisCache | undefined, progress: Progress): Validated {
  const memory = cache?.recall();
  const inputs = listInputs(root, memory?.inputs);
  const paths = [...inputs.files.keys()];
  const outputs = (path: string) => memory?.dist.files.get(path)?.digest;
  const change = memory && inputProblems(inputs).length === 0 && changeSince(root, inputs, memory, outputs);
  if (change) return { paths, files: change.files, diagnostics: change.part.diagnostics };
  return { paths, ...validateAll(root, inputs, progress) };
}

function validateAll(root: string, inputs: Tree, progress: Progress): Omit<Validated, 'paths'> {
  const { loadFleet } = require('./load-fleet') as typeof import('./load-fleet');
  const { problemsOf } = require('../pipeline') as typeof import('../pipeline');
  const { files, fleet, diagnostics } = loadFleet(root, inputs);
  return { files, diagnostics: [...diagnostics, ...(fleet ? problemsOf(fleet, progress) : [])] };
}
