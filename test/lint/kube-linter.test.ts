import { testContext } from '../cluster/support/context';
import { expectOnlyExceptions } from './support/finding';
import { lintedFleet } from './support/linted-fleet';
import { runLinter } from './support/run-linter';

const { minor, files } = testContext();

/** Source: github.com/stackrox/kube-linter, pkg/lintcontext and internal/lint, `--format json`. */
interface Output {
  readonly Reports: readonly {
    readonly Check: string;
    readonly Diagnostic: { readonly Message: string };
    readonly Object: { readonly Metadata: { readonly FilePath: string } };
  }[];
}

it('kube-linter finds nothing', () => {
  const { folder, objects } = lintedFleet(minor);
  const { Reports } = runLinter(files['kube-linter'], ['lint', '--format', 'json', '.'], folder) as Output;
  const findings = (Reports ?? []).map(({ Check, Diagnostic, Object: { Metadata } }) => {
    const linted = objects.get(Metadata.FilePath.replace(/^\.\//, ''));
    if (!linted) throw new Error(`no object is in ${Metadata.FilePath}`);
    return { check: Check, linted, says: Diagnostic.Message };
  });
  expectOnlyExceptions('kube-linter', minor, `${objects.size} objects`, findings);
});
