import { Command, CommanderError, Option } from 'commander';
import type { ClientAddOptions } from './commands/client-add';
import type { ClientListOptions } from './commands/client-list';
import type { SynthOptions } from './commands/synth';
import type { VolumeResizeOptions } from './commands/volume-resize';
import type { Context, ExitCode } from './context';
import { type CommonOptions, NO_CACHE } from './options';
import { addPlanCommands } from './plan-commands';
import type { CacheOptions } from './synthesise';

/** Runs the command line `args` (without node and script). Never throws for what a user did. */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = declare(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    return problem.exitCode === 0 ? 0 : 2;
  }
}

/** Every command with its help. A command's code is loaded when it runs, so that --help pays for nothing. */
function declare(context: Context, done: (code: ExitCode) => void): Command {
  const program = new Command('mira')
    .description('From small client files in git to reviewed Kubernetes YAML for Argo CD and Flux.')
    .showHelpAfterError('(see mira --help)')
    .exitOverride()
    .version(packageVersion())
    .configureOutput({
      writeOut: context.out,
      writeErr: context.err,
      // the same help on every terminal
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    });
  const command = (
    parent: Command,
    usage: string,
    text: string,
    examples: readonly string[],
    formats: readonly string[] = ['text', 'json'],
  ) =>
    parent
      .command(usage)
      .description(text)
      .option('--root <dir>', 'the repository with environments/ and clients/', '.')
      .addOption(new Option('--output <format>', 'what to print on stdout').choices(formats).default('text'))
      .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}\n`).join('')}`);

  command(program, 'synth [paths...]', 'write dist/, or a part of it, from environments/ and clients/', [
    'mira synth',
    'mira synth --env int',
    'mira synth clients/int/acme.yaml clients/int/emea',
    'mira synth --root ../fleet',
  ])
    .option('--env <name>', 'only this environment')
    .option('--allow-immutable', 'write changes that the API server refuses, since somebody sees to them by hand')
    .option('--no-cache', NO_CACHE)
    .action(async (paths: string[], options: SynthOptions) =>
      done((await import('./commands/synth.js')).synthCommand(context, paths, options)),
    );
  command(program, 'validate', 'say what is wrong with the input files; write nothing', [
    'mira validate',
    'mira validate --output json',
  ])
    .option('--no-cache', NO_CACHE)
    .action(async (options: CommonOptions & CacheOptions) =>
      done((await import('./commands/validate.js')).validateCommand(context, options)),
    );
  addPlanCommands((...args) => command(program, ...args), context, done);
  const client = program.command('client').description('add and list clients');
  command(client, 'add <name>', "write a client's file", [
    'mira client add acme --email it@acme.example --env int',
    'mira client add acme --email it@acme.example --env int --folder emea',
  ])
    .requiredOption('--email <address>', "the client's first administrator")
    .option('--env <name>', 'the environment (default: the only one that takes clients)')
    .option('--folder <path>', 'folders below the environment, for people only')
    .action(async (name: string, options: ClientAddOptions) =>
      done((await import('./commands/client-add.js')).clientAddCommand(context, name, options)),
    );
  command(client, 'list', 'list clients with what they resolve to', [
    'mira client list',
    'mira client list --env int --output json',
  ])
    .option('--env <name>', 'only this environment')
    .action(async (options: ClientListOptions) =>
      done((await import('./commands/client-list.js')).clientListCommand(context, options)),
    );
  const volume = program.command('volume').description('change volumes of clients');
  command(volume, 'resize <client>', 'print the way to a larger volume of a client, for people to go', [
    'mira volume resize acme --print',
    'mira volume resize acme --env int --size 20Gi --print',
  ])
    .option('--env <name>', 'the environment of the client (default: the only one that has such a client)')
    .option('--size <quantity>', 'how large (default: what the input files ask for, and dist/ does not have yet)')
    .option('--print', 'print the commands: nothing else is done')
    .action(async (name: string, options: VolumeResizeOptions) =>
      done((await import('./commands/volume-resize.js')).volumeResizeCommand(context, name, options)),
    );
  command(program, 'discovery [env]', 'list the engines that Mira will discover', [
    'mira discovery',
    'mira discovery minikube',
  ]).action(async (env: string | undefined, options: CommonOptions) =>
    done((await import('./commands/discovery.js')).discoveryCommand(context, env, options)),
  );
  command(program, 'fleet', 'say how large each environment is, and how near published limits', [
    'mira fleet',
    'mira fleet --output json',
  ]).action(async (options: CommonOptions) =>
    done((await import('./commands/fleet.js')).fleetCommand(context, options)),
  );
  command(program, 'schema', 'write the JSON Schemas of the input files, for editors', ['mira schema']).action(
    async (options: CommonOptions) => done((await import('./commands/schema.js')).schemaCommand(context, options)),
  );
  return program;
}

function packageVersion(): string {
  return (require('../../package.json') as { version: string }).version;
}
