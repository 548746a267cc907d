import type { OutputFile } from '../../src/manifests/layout';
import type { Manifest } from '../../src/manifests/manifest';
import { combinations } from '../support/combinations';
import { makeValid, objectsIn } from '../support/fleet';
import { declarable, repositoryInputs } from '../support/repository-inputs';
import { type Cluster, startCluster } from './harness/cluster';
import { type Acceptance, accept } from './support/accept';
import { reportRow, testContext } from './support/context';

const { minor, files } = testContext();

/** The objects of each environment: an environment is a cluster. */
function environments(outputs: readonly Pick<OutputFile, 'path' | 'text'>[]): [string, Manifest[]][] {
  const names = [...new Set(outputs.map(({ path }) => path.split('/')[0] ?? ''))];
  return names.map((name) => [
    name,
    outputs.filter(({ path }) => path.startsWith(`${name}/`)).flatMap(({ text }) => objectsIn(text)),
  ]);
}

describe.each([
  ['this repository', environments(makeValid(repositoryInputs(minor)))],
  ['every pair of features', environments(makeValid(combinations(declarable(minor))))],
])(`${'%s'}: Kubernetes ${minor}`, (title, fleet) => {
  let cluster: Cluster;
  const results: Acceptance[] = [];

  beforeEach(async () => {
    cluster = await startCluster({ files });
  });

  afterEach(() => cluster?.supervision.end());

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
