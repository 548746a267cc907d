import { error } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/did-you-mean';
import type { Environment } from '../../environment/environment';
import { type DiscoveredEngine, discover } from '../../manifests/discovery';
import { type Fleet, synth } from '../../pipeline';
import { clientStack, platformStacks } from '../../stacks';
import { type Context, type ExitCode, exitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { printData, reportDiagnostics } from '../report';
import { table } from '../table';

const HEADING = ['ENVIRONMENT', 'MIRA', 'NAMESPACE', 'WORKLOAD', 'REPLICA', 'API PORT', 'METRICS PORT'];

/** An engine, and who discovers it. */
interface Row extends DiscoveredEngine {
  readonly environment: string;
  readonly mira: string;
}

/** `mira discovery [env]`: the engines that Mira will list, and what keeps it from listing others. */
export function discoveryCommand(context: Context, name: string | undefined, options: CommonOptions): ExitCode {
  const { files, fleet, diagnostics: found } = loadFleet(rootOf(context, options));
  const names = fleet?.environments.map((environment) => environment.name) ?? [];
  if (fleet && name !== undefined && !names.includes(name)) {
    const help = didYouMean(name, names) ?? `the environments are ${names.join(', ')}`;
    const unknown = error(
      { source: 'environments' },
      'cli/which-environment',
      `there is no environment "${name}"`,
      help,
    );
    reportDiagnostics(context, [unknown], files);
    return 2;
  }
  const asked = fleet && {
    ...fleet,
    environments: fleet.environments.filter((one) => name === undefined || one.name === name),
  };
  const rows = asked?.environments.flatMap((environment) => rowsOf(environment, asked)) ?? [];
  const diagnostics = [...found, ...(asked ? synth({ ...asked, clients: [] }).diagnostics : [])];
  reportDiagnostics(context, diagnostics, files);
  if (asked) printData(context, options, rows, () => table(HEADING, rows.map(cells)));
  if (asked && rows.length === 0) context.err('no engines are discovered\n');
  return exitCode(diagnostics);
}

function rowsOf(environment: Environment, { clients }: Fleet): Row[] {
  const { name, mira } = environment;
  if (!mira) return [];
  const own = clients.filter((client) => client.environment === name).map((client) => clientStack(client, environment));
  const manifests = [...platformStacks(environment), ...own].flatMap((stack) => stack.manifests);
  return discover(mira, manifests).map((engine) => ({ environment: name, mira: mira.version, ...engine }));
}

function cells({ environment, mira, namespace, workload, replica, apiPort, metricsPort }: Row): string[] {
  return [environment, mira, namespace, workload, String(replica), String(apiPort), String(metricsPort ?? '-')];
}
