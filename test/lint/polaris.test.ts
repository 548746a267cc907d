import { join } from 'node:path';
import { testContext } from '../cluster/support/context';
import { expectOnlyExceptions, type Finding } from './support/finding';
import { type LintedFleet, lintedFleet } from './support/linted-fleet';
import { runLinter } from './support/run-linter';

const { minor, files } = testContext();

/** Source: github.com/FairwindsOps/polaris, pkg/validator/output.go. */
interface Output {
  readonly Results: readonly {
    readonly Kind: string;
    readonly Namespace: string;
    readonly Name: string;
    readonly Results: Checks;
    readonly PodResult: {
      readonly Results: Checks;
      readonly ContainerResults: readonly { readonly Name: string; readonly Results: Checks }[];
    } | null;
  }[];
}

type Checks = Readonly<Record<string, { readonly ID: string; readonly Message: string; readonly Success: boolean }>>;

function audit({ folder, objects }: LintedFleet, environment: string): Finding[] {
  const mine = [...objects.values()].filter((linted) => linted.environment === environment);
  const args = ['audit', '--audit-path', join(folder, environment), '--format', 'json'];
  const { Results } = runLinter(files.polaris, args, folder) as Output;
  return Results.flatMap(({ Kind, Namespace, Name, Results, PodResult }) => {
    const linted = mine.find(
      ({ object: { kind, metadata } }) =>
        kind === Kind && metadata.name === Name && (metadata.namespace ?? '') === Namespace,
    );
    if (!linted) throw new Error(`no object is ${Kind} ${Namespace}/${Name}`);
    const failed = (checks: Checks, container?: string) =>
      Object.values(checks)
        .filter(({ Success }) => !Success)
        .map(({ ID, Message }) => ({ check: ID, linted, says: Message, ...(container && { container }) }));
    const containers = PodResult?.ContainerResults ?? [];
    return [
      ...failed(Results),
      ...failed(PodResult?.Results ?? {}),
      ...containers.flatMap(({ Name: container, Results: checks }) => failed(checks, container)),
    ];
  });
}

it('polaris finds nothing', () => {
  const fleet = lintedFleet(minor);
  const environments = [...new Set([...fleet.objects.values()].map(({ environment }) => environment))];
  const findings = environments.flatMap((environment) => audit(fleet, environment));
  expectOnlyExceptions('polaris', minor, `${fleet.objects.size} objects`, findings);
});
