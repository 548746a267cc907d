import { buildProgram, cachedProgram, hasBuilder } from './build-program';
import { findProgram } from './find-program';
import { type ProgramName, type Wanted, wanted } from './program';
import type { Supervision } from './supervision';

/** Where programs are, and why others are not there. */
export interface Programs {
  /** The file of each. */
  readonly files: Readonly<Partial<Record<ProgramName, string>>>;
  /** What is missing, and why, a sentence each. */
  readonly missing: Readonly<Partial<Record<ProgramName, string>>>;
}

/** Finds programs for a Kubernetes minor, or builds them where Go is. */
export async function obtainPrograms(
  names: readonly ProgramName[],
  minor: string,
  supervision: Supervision,
  say: (text: string) => void,
): Promise<Programs> {
  const files: Partial<Record<ProgramName, string>> = {};
  const missing: Partial<Record<ProgramName, string>> = {};
  for (const name of names) {
    const program = wanted(name, minor);
    try {
      files[name] = findProgram(program) ?? cachedProgram(program) ?? (await built(program, supervision, say));
    } catch (problem) {
      missing[name] = problem instanceof Error ? problem.message : String(problem);
    }
  }
  return { files, missing };
}

async function built(program: Wanted, supervision: Supervision, say: (text: string) => void): Promise<string> {
  const { name, version, build } = program;
  const nowhere = `${`${name} ${version}`.trim()} is neither in KUBEBUILDER_ASSETS nor in PATH`;
  if (!build) throw new Error(`${nowhere}, and is not built here`);
  const builder = build.by === 'go' ? 'Go' : 'Python 3';
  if (!hasBuilder(build))
    throw new Error(`${nowhere}, and there is no ${builder} in PATH to build ${build.version} with`);
  return buildProgram(program, build, supervision, say);
}
