import { clientStacks } from '../../client-stacks';
import type { Environment } from '../../environment/environment';
import { type DiscoveredEngine, discover } from '../../manifests/discovery';
import { type Fleet, problemsOf } from '../../pipeline';
import { platformStacks } from '../../stacks';
import { unknownEnvironment } from '../choose-environment';
import { type Context, type ExitCode, exitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { fail, printData, reportDiagnostics } from '../report';
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
  if (!fleet) return fail(context, options, found, files);
  const names = fleet.environments.map((environment) => environment.name);
  const unknown = name === undefined ? undefined : unknownEnvironment(name, names);
  if (unknown) return fail(context, options, [unknown], files);
  const asked = fleet.environments.filter((environment) => name === undefined || environment.name === name);
  const rows = asked.flatMap((environment) => rowsOf(environment, fleet));
  const diagnostics = [...found, ...problemsOf({ environments: asked, clients: [] })];
  reportDiagnostics(context, diagnostics, files);
  printData(context, options, { engines: rows, diagnostics }, () => table(HEADING, rows.map(cells)));
  if (rows.length === 0) context.err('no engines are discovered\n');
  return exitCode(diagnostics);
}

function rowsOf(environment: Environment, { clients }: Fleet): Row[] {
  const { name, mira } = environment;
  if (!mira) return [];
  const own = clients.filter((client) => client.environment === name).map(clientStacks(environment));
  const manifests = [...platformStacks(environment), ...own].flatMap((stack) => stack.manifests);
  return discover(mira, manifests).map((engine) => ({ environment: name, mira: mira.version, ...engine }));
}

function cells({ environment, mira, namespace, workload, replica, apiPort, metricsPort }: Row): string[] {
  return [environment, mira, namespace, workload, String(replica), String(apiPort), String(metricsPort ?? '-')];
}
