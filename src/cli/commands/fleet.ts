import type { Client, ClientState } from '../../client/client';
import { type Diagnostic, warning } from '../../diagnostics/diagnostic';
import type { Environment } from '../../environment/environment';
import { type Scale, ScaleCounter } from '../../manifests/scale';
import { isNear, type ScaleLimit, scaleLimits } from '../../manifests/scale-limits';
import { checkedStacks, type Fleet } from '../../pipeline';
import { type Context, type ExitCode, exitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { progressLine } from '../progress';
import { fail, printData, reportDiagnostics } from '../report';
import { table } from '../table';

/** What is said of an environment. */
interface EnvironmentScale {
  readonly environment: string;
  readonly clients: Readonly<Record<ClientState, number>>;
  /** Clients by version. */
  readonly versions: Readonly<Record<string, number>>;
  readonly scale: Scale;
  readonly limits: readonly ScaleLimit[];
}

/** `mira fleet`: how large each environment is, and how near the limits that others have published. */
export function fleetCommand(context: Context, options: CommonOptions): ExitCode {
  const { files, fleet, diagnostics: found } = loadFleet(rootOf(context, options));
  if (!fleet) return fail(context, options, found, files);
  const progress = progressLine(context, 'counting client');
  const measured = fleet.environments.map((environment) => measure(environment, fleet, progress.step));
  progress.end();
  const diagnostics = [...found, ...measured.flatMap(({ problems }) => problems)];
  reportDiagnostics(context, diagnostics, files);
  const environments = measured.map(({ scale }) => scale);
  printData(context, options, { environments, diagnostics }, () => text(environments));
  return exitCode(diagnostics);
}

function measure(environment: Environment, { clients }: Fleet, step: (done: number, total: number) => void) {
  const own = clients.filter((client) => client.environment === environment.name);
  const counter = new ScaleCounter();
  const stacks = checkedStacks({ environments: [environment], clients: own }, step);
  let next = stacks.next();
  for (; !next.done; next = stacks.next()) counter.add(next.value);
  const limits = scaleLimits(counter.scale);
  const scale: EnvironmentScale = {
    environment: environment.name,
    clients: byState(own),
    versions: count(own.map(({ version }) => version)),
    scale: counter.scale,
    limits,
  };
  return { scale, problems: [...next.value, ...limits.filter(isNear).map((limit) => near(environment, limit))] };
}

function byState(clients: readonly Client[]): Record<ClientState, number> {
  return { active: 0, suspended: 0, retired: 0, ...count(clients.map(({ state }) => state)) };
}

function count(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of texts.toSorted()) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

function near({ source }: Environment, { what, now, limit, source: whose, remedy }: ScaleLimit): Diagnostic {
  const message = `${now} of at most ${limit} ${what} (${whose})`;
  return warning({ source }, 'fleet/near-limit', message, remedy);
}

const SIZES = ['ENVIRONMENT', 'ACTIVE', 'SUSPENDED', 'RETIRED', 'OBJECTS', 'BYTES'];
const VERSIONS = ['ENVIRONMENT', 'VERSION', 'CLIENTS'];
const LIMITS = ['ENVIRONMENT', 'NOW', 'LIMIT', 'SHARE', 'OF'];

function text(environments: readonly EnvironmentScale[]): string {
  const sizes = environments.map(({ environment, clients, scale }) => {
    const { active, suspended, retired } = clients;
    return [environment, active, suspended, retired, scale.objects, scale.bytes].map(String);
  });
  const versions = environments.flatMap(({ environment, versions: all }) =>
    Object.entries(all).map(([version, clients]) => [environment, version, String(clients)]),
  );
  const limits = environments.flatMap(({ environment, limits: all }) =>
    all.map(({ what, now, limit }) => [
      environment,
      String(now),
      String(limit),
      `${Math.round((100 * now) / limit)} %`,
      what,
    ]),
  );
  return `${table(SIZES, sizes)}\n${table(VERSIONS, versions)}\n${table(LIMITS, limits)}`;
}
