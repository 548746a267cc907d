import { unknownEnvironment } from '../choose-environment';
import type { Context, ExitCode } from '../context';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { fail, printData, reportDiagnostics } from '../report';
import { table } from '../table';

export interface ClientListOptions extends CommonOptions {
  /** @default - every environment */
  readonly env?: string;
}

const HEADING = ['ENVIRONMENT', 'CLIENT', 'STATE', 'VERSION', 'HOST', 'FILE'];

/** `mira client list`: the clients with what they resolve to. */
export function clientListCommand(context: Context, options: ClientListOptions): ExitCode {
  const { files, fleet, diagnostics } = loadFleet(rootOf(context, options));
  if (!fleet) return fail(context, options, diagnostics, files);
  const names = fleet.environments.map(({ name }) => name);
  const unknown = options.env === undefined ? undefined : unknownEnvironment(options.env, names);
  if (unknown) return fail(context, options, [unknown], files);
  reportDiagnostics(context, diagnostics, files);
  const clients = fleet.clients
    .filter(({ environment }) => options.env === undefined || environment === options.env)
    .map(({ environment, name, displayName, state, version, hosts, adminEmail, source }) => {
      return { environment, name, displayName, state, version, hosts, adminEmail, file: source };
    });
  const rows = clients.map(({ environment, name, state, version, hosts, file }) => {
    return [environment, name, state, version, hosts.join(','), file];
  });
  printData(context, options, clients, () => table(HEADING, rows));
  return 0;
}
