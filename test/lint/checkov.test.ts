import { testContext } from '../cluster/support/context';
import { expectOnlyExceptions } from './support/finding';
import { lintedFleet } from './support/linted-fleet';
import { runLinter } from './support/run-linter';

const { minor, files } = testContext();

interface Output {
  readonly summary: { readonly passed: number; readonly failed: number; readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly { check_id: string; check_name: string; file_path: string }[];
  };
}

it('checkov finds nothing', () => {
  const { folder, objects } = lintedFleet(minor);
  const args = ['-d', '.', '--framework', 'kubernetes', '--compact', '--quiet', '--skip-download', '-o', 'json'];
  const { summary, results } = runLinter(files.checkov, args, folder) as Output;
  const findings = results.failed_checks.map(({ check_id, check_name, file_path }) => {
    const linted = objects.get(file_path.replace(/^\//, ''));
    if (!linted) throw new Error(`no object is in ${file_path}`);
    return { check: check_id, linted, says: check_name };
  });
  expect(summary.parsing_errors).toBe(0);
  expectOnlyExceptions(
    'checkov',
    minor,
    `${summary.passed + summary.failed} checks of ${objects.size} objects`,
    findings,
  );
  expect(summary.passed).toBeGreaterThan(objects.size);
});
