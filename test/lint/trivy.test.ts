import { testContext } from '../cluster/support/context';
import { expectOnlyExceptions } from './support/finding';
import { lintedFleet } from './support/linted-fleet';
import { runLinter } from './support/run-linter';

const { minor, files } = testContext();

/** Source: https://trivy.dev/docs/v0.75/guide/scanner/misconfiguration/, `--format json`. */
interface Output {
  readonly Results?: readonly {
    readonly Target: string;
    readonly Misconfigurations?: readonly { readonly ID: string; readonly Message: string; readonly Status: string }[];
  }[];
}

it('trivy finds nothing', () => {
  const { folder, objects } = lintedFleet(minor);
  const args = ['config', '--format', 'json', '--skip-check-update', '--quiet', '.'];
  const { Results = [] } = runLinter(files.trivy, args, folder) as Output;
  const findings = Results.flatMap(({ Target, Misconfigurations = [] }) =>
    Misconfigurations.filter(({ Status }) => Status === 'FAIL').map(({ ID, Message }) => {
      const linted = objects.get(Target);
      if (!linted) throw new Error(`no object is in ${Target}`);
      return { check: ID, linted, says: Message };
    }),
  );
  expectOnlyExceptions('trivy', minor, `${objects.size} objects`, findings);
});
