import type { Client } from '../../client/client';
import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { NEVER_SMALLER } from '../../plan/ways-out/resize';
import { growth, type Resize, resizeOf } from '../../plan/ways-out/resize-claims';
import { resizeScript } from '../../plan/ways-out/resize-script';
import { chooseClient } from '../choose-client';
import type { Context, ExitCode } from '../context';
import { type GeneratedStatefulSet, generatedStatefulSet } from '../generated-stateful-set';
import { loadFleet } from '../load-fleet';
import { type CommonOptions, rootOf } from '../options';
import { fail, printData, reportDiagnostics } from '../report';

export interface VolumeResizeOptions extends CommonOptions {
  /** @default - the only environment that has such a client */
  readonly env?: string;
  /** @default - what the client's file, or its environment, asks for by now */
  readonly size?: string;
  /** @default false */
  readonly print?: boolean;
}

/** `mira volume resize NAME`: prints what people do to make a client's volume larger. Does nothing of it. */
export function volumeResizeCommand(context: Context, name: string, options: VolumeResizeOptions): ExitCode {
  const root = rootOf(context, options);
  const { files, fleet, diagnostics } = loadFleet(root);
  if (!fleet) return fail(context, options, diagnostics, files);
  const client = chooseClient(fleet, name, options.env);
  if ('code' in client) return fail(context, options, [client], files);
  const generated = generatedStatefulSet(root, client);
  if (generated.diagnostics.length > 0) return fail(context, options, generated.diagnostics, files);
  const resize = resizeOfClient(client, generated, options.size);
  if ('code' in resize) return fail(context, options, [resize], files);
  reportDiagnostics(context, diagnostics, files);
  return print(context, client, resize, options);
}

function resizeOfClient(
  { name, source, storage }: Client,
  generated: GeneratedStatefulSet,
  asked = storage.size,
): Resize | Diagnostic {
  const resize = generated.manifest && resizeOf(generated.manifest, asked);
  if (!resize) {
    const help = 'write dist/ as it is in the cluster; of a retired client there is no StatefulSet until it is active';
    return error(generated, 'volume/not-generated', `client "${name}" has no volume here`, help);
  }
  const change = growth(resize);
  if (change === undefined) {
    return error({ source }, 'volume/invalid-size', `"${asked}" is no size`, 'write a number and a unit, such as 20Gi');
  }
  if (change >= 0) return resize;
  const message = `the volume has ${resize.from} and cannot be made smaller: ${resize.to}`;
  return error({ source }, 'volume/smaller', message, NEVER_SMALLER);
}

function print(context: Context, client: Client, resize: Resize, options: VolumeResizeOptions): ExitCode {
  const { name, environment, source, storage } = client;
  // who names a size means it: dist/ may be written, and the cluster not be there yet
  if (growth(resize) === 0 && options.size === undefined) {
    printData(context, options, { environment, client: name, ...resize }, () => '');
    const command = `mira volume resize ${name} --env ${environment} --size ${resize.to} --print`;
    context.err(
      `the volume of ${name} has ${resize.to} in dist/ already; for one that is smaller in the cluster: ${command}\n`,
    );
    return 0;
  }
  if (!options.print) {
    context.err('mira changes no cluster: with --print it prints the commands, for you to read and run\n');
    return 2;
  }
  const isAsked = growth({ ...resize, from: storage.size }) === 0;
  const script = resizeScript({ name, environment, source, isAsked }, resize);
  printData(context, options, { environment, client: name, ...resize, script }, () => script);
  return 0;
}
