import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../../src/upstream/kubernetes';
import { compareMinor } from './combinations';
import { REPOSITORY } from './temp-root';

/** The newest version that an environment can declare and a cluster of this minor has. */
export function declarable(minor: string): KubernetesVersion {
  return KUBERNETES_VERSIONS.findLast((version) => compareMinor(version, minor) <= 0) ?? KUBERNETES_VERSIONS[0];
}

/** This repository's input files; an environment for a newer cluster becomes one for this minor. */
export function repositoryInputs(minor: string): Record<string, unknown> {
  const paths = ['environments', 'clients'].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const files = paths.filter((path) => path.endsWith('.yaml'));
  return Object.fromEntries(files.map((path) => [path, forMinor(minor, readInput(path))]));
}

function readInput(path: string): Record<string, unknown> {
  return parse(readFileSync(join(REPOSITORY, path), 'utf8'));
}

function forMinor(minor: string, file: Record<string, unknown>): Record<string, unknown> {
  const { kubernetesVersion } = file;
  const isTooNew = typeof kubernetesVersion === 'string' && compareMinor(kubernetesVersion, minor) > 0;
  return isTooNew ? { ...file, kubernetesVersion: declarable(minor) } : file;
}
