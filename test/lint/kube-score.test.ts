import { testContext } from '../cluster/support/context';
import { expectOnlyExceptions, type Finding } from './support/finding';
import { type LintedFleet, lintedFleet } from './support/linted-fleet';
import { runLinter } from './support/run-linter';

const { minor, files } = testContext();

interface Scored {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    /** 1 critical, 5 warning, 7 nearly right, 10 right. Source: scorecard/scorecard.go at v1.20.0. */
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

const NO_COMMENT = [{ path: '', summary: '' }];

/** An environment is scored at once: whether a pod has a budget and a policy is seen in other objects. */
function score({ folder, objects }: LintedFleet, environment: string): { findings: Finding[]; checks: number } {
  const mine = [...objects].filter(([, linted]) => linted.environment === environment);
  const args = ['score', '--output-format', 'json', '--kubernetes-version', `v${minor}`, ...mine.map(([file]) => file)];
  const scored = runLinter(files['kube-score'], args, folder) as Scored[];
  const findings = scored.flatMap(({ object_name, checks }) => {
    const linted = mine.find(([, { object }]) => nameOf(object) === object_name)?.[1];
    if (!linted) throw new Error(`no object is called ${object_name}`);
    return checks
      .filter(({ grade, skipped }) => grade < 10 && !skipped)
      .flatMap(({ check, comments }) =>
        (comments ?? NO_COMMENT).map(({ path, summary }) => ({
          check: check.id,
          linted,
          ...(path && { container: path }),
          says: summary,
        })),
      );
  });
  return { findings, checks: scored.reduce((sum, { checks }) => sum + checks.length, 0) };
}

function nameOf({ kind, apiVersion, metadata }: { kind: string; apiVersion: string; metadata: object }): string {
  const { name, namespace = '' } = metadata as { name: string; namespace?: string };
  return `${kind}/${apiVersion}/${namespace}/${name}`;
}

it('kube-score finds nothing', () => {
  const fleet = lintedFleet(minor);
  const environments = [...new Set([...fleet.objects.values()].map(({ environment }) => environment))];
  const results = environments.map((environment) => score(fleet, environment));
  const checks = results.reduce((sum, result) => sum + result.checks, 0);
  const findings = results.flatMap((result) => result.findings);
  expectOnlyExceptions('kube-score', minor, `${checks} checks of ${fleet.objects.size} objects`, findings);
  expect(checks).toBeGreaterThan(fleet.objects.size);
});
