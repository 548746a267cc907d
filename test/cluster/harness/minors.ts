import { join } from 'node:path';
import { foldersOf, isProgram, versionOf } from './find-program';
import { minorOf, PINNED_MINORS } from './versions';

/**
 * The Kubernetes minors to run on, oldest first: those that were asked for, or the pinned ones and any in
 * `KUBEBUILDER_ASSETS`.
 */
export function minorsToRun(asked: readonly string[]): string[] {
  if (asked.length > 0) return asked.map(minorOf);
  const found = foldersOf('KUBEBUILDER_ASSETS')
    .map((folder) => join(folder, 'kube-apiserver'))
    .filter(isProgram)
    .flatMap((file) => versionOf(file, ['--version']) ?? [])
    .map(minorOf);
  const age = (minor: string) => Number(minor.split('.')[1]);
  return [...new Set([...PINNED_MINORS, ...found])].sort((a, b) => age(a) - age(b));
}
