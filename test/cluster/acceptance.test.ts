import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { OutputFile } from '../../src/manifests/layout';
import type { Manifest } from '../../src/manifests/manifest';
import { KUBERNETES_VERSIONS } from '../../src/upstream/kubernetes';
import { combinations, compareMinor } from '../support/combinations';
import { makeValid, objectsIn } from '../support/fleet';
import { REPOSITORY } from '../support/temp-root';
import { type Cluster, startCluster } from './harness/cluster';
import { type Acceptance, accept } from './support/accept';
import { reportRow, testContext } from './support/context';

const { minor, files } = testContext();

/** The newest version that an environment can declare and the cluster has. */
const DECLARED = KUBERNETES_VERSIONS.findLast((version) => compareMinor(version, minor) <= 0) ?? KUBERNETES_VERSIONS[0];

/** This repository's input files; an environment for a newer cluster becomes one for this cluster. */
function repositoryInputs(): Record<string, unknown> {
  const paths = ['environments', 'clients'].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const read = (path: string): Record<string, unknown> => parse(readFileSync(join(REPOSITORY, path), 'utf8'));
  return Object.fromEntries(
    paths
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => [path, read(path)] as const)
      .map(([path, file]) => [path, isTooNew(file) ? { ...file, kubernetesVersion: DECLARED } : file]),
  );
}

function isTooNew({ kubernetesVersion }: Record<string, unknown>): boolean {
  return typeof kubernetesVersion === 'string' && compareMinor(kubernetesVersion, minor) > 0;
}

/** The objects of each environment: an environment is a cluster. */
function environments(outputs: readonly OutputFile[]): [string, Manifest[]][] {
  const names = [...new Set(outputs.map(({ path }) => path.split('/')[0] ?? ''))];
  return names.map((name) => [
    name,
    outputs.filter(({ path }) => path.startsWith(`${name}/`)).flatMap(({ text }) => objectsIn(text)),
  ]);
}

describe.each([
  ['this repository', environments(makeValid(repositoryInputs()))],
  ['every pair of features', environments(makeValid(combinations(DECLARED)))],
])(`${'%s'}: Kubernetes ${minor}`, (title, fleet) => {
  let cluster: Cluster;
  const results: Acceptance[] = [];

  beforeEach(async () => {
    cluster = await startCluster({ files });
  });

  afterEach(() => cluster.supervision.end());

  afterAll(() => {
    const sum = (count: (result: Acceptance) => number) => results.reduce((total, result) => total + count(result), 0);
    reportRow({
      kubernetes: minor,
      fleet: title,
      environments: results.length,
      objects: sum(({ objects }) => objects),
      accepted: sum(({ accepted }) => accepted),
      warnings: sum(({ warnings }) => warnings.length),
      'changed by the second apply': sum(({ changed }) => changed.length),
      'pods accepted': sum(({ pods }) => pods),
    });
  });

  it.each(fleet)('%s is accepted as it is, without a warning, and the second time changes nothing', async (_, all) => {
    const result = await accept(cluster.api, all);
    results.push(result);
    const nothing = { refused: [], warnings: [], changed: [], lost: [] };
    expect(result).toEqual({ ...result, ...nothing, accepted: all.length });
    expect(result.pods).toBeGreaterThan(0);
  });
});
