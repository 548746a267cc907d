import { readdirSync } from 'node:fs';
import { startCluster } from '../cluster/harness/cluster';
import { testContext } from '../cluster/support/context';
import { tempRoot } from '../support/temp-root';
import { expectOnlyExceptions } from './support/finding';
import { lintedFleet } from './support/linted-fleet';
import { SCHEMA_FILE, writeSchemas } from './support/openapi-schemas';
import { runLinter } from './support/run-linter';

const { minor, files } = testContext();

interface Output {
  readonly resources: readonly { readonly filename: string; readonly status: string; readonly msg: string }[];
  readonly summary: { readonly valid: number };
}

it(`kubeconform finds nothing against the schemas of Kubernetes ${minor}`, async () => {
  const schemas = tempRoot();
  const cluster = await startCluster({ files });
  await writeSchemas(cluster.api, schemas).finally(() => cluster.supervision.end());
  const count = readdirSync(schemas).length;

  const { folder, objects } = lintedFleet(minor);
  const args = ['-strict', '-summary', '-output', 'json', '-schema-location', `${schemas}/${SCHEMA_FILE}`, '.'];
  const { resources, summary } = runLinter(files.kubeconform, args, folder) as Output;
  const findings = resources.flatMap(({ filename, status, msg }) => {
    const linted = objects.get(filename);
    return linted ? [{ check: status, linted, says: msg }] : [];
  });
  expectOnlyExceptions('kubeconform', minor, `${summary.valid} objects against ${count} schemas`, findings);
  expect(summary.valid).toBe(objects.size);
});
