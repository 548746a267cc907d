import { type Diagnostic, error, hasErrors } from '../diagnostics/diagnostic';
import { inputFiles, inputProblems, listInputs } from '../io/inputs';
import type { Tree } from '../io/tree';
import { type Fleet, load } from '../pipeline';
import type { SourceFile } from '../source/source-file';
import { spareMemory } from './spare-memory';

/** The fleet below a root, as far as it could be read. */
export interface LoadedFleet {
  readonly files: readonly SourceFile[];
  /** @default - there are errors */
  readonly fleet?: Fleet;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and checks every input file below `root`. A root without environments is somewhere else. */
export function loadFleet(root: string, inputs: Tree = listInputs(root), notes?: Tree): LoadedFleet {
  spareMemory(inputs.files.size);
  const files = inputFiles(root, inputs.files.keys(), notes);
  const diagnostics = inputProblems(inputs);
  if (diagnostics.length === 0 && !files.some(({ path }) => path.startsWith('environments/'))) {
    return { files, diagnostics: [noEnvironments(root, files)] };
  }
  const loaded = load(files);
  const all = [...diagnostics, ...loaded.diagnostics];
  return { files, diagnostics: all, ...(!hasErrors(all) && loaded.value && { fleet: loaded.value }) };
}

function noEnvironments(root: string, files: readonly SourceFile[]): Diagnostic {
  const place = { source: 'environments' };
  if (files.length > 0) {
    const help = 'add environments/<env>.yaml for the folders in clients/: docs/environment-file.md';
    return error(place, 'cli/no-environments', `there are clients but no environments in ${root}`, help);
  }
  const help = 'go to the root of the repository, or name it with --root';
  return error(place, 'cli/no-environments', `there are no environments in ${root}`, help);
}
