import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Wanted } from './program';

/**
 * Where a program is: in the folders of `KUBEBUILDER_ASSETS`, then in those of `PATH`. One of another version is
 * passed over. Source of the variable: sigs.k8s.io/controller-runtime, pkg/envtest.
 */
export function findProgram(program: Wanted): string | undefined {
  return foldersOf('KUBEBUILDER_ASSETS', 'PATH')
    .map((folder) => join(folder, program.name))
    .find((file) => isProgram(file) && answers(program, file));
}

/** Whether the file runs and is of a version that will do. */
export function answers({ versionArgs, accepts }: Wanted, file: string): boolean {
  const version = versionOf(file, versionArgs);
  return version !== undefined && accepts(version);
}

/** The version that a program says it is, such as `1.36.3`; undefined where it does not run or does not say. */
export function versionOf(file: string, args: readonly string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(file, args, { encoding: 'utf8', timeout: 60_000 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') throw new Error(`${file} does not answer`);
  if (status !== 0) return undefined;
  return /\bv?(\d+\.\d+\.\d+)/.exec(`${stdout}\n${stderr}`)?.[1];
}

/** The folders of variables such as `PATH`, in order. */
export function foldersOf(...variables: readonly string[]): string[] {
  return variables
    .flatMap((name) => (process.env[name] ?? '').split(delimiter))
    .filter((folder) => folder !== '')
    .map((folder) => resolve(folder));
}

/** Whether a file can be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
