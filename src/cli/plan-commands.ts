import { type Command, InvalidArgumentError } from 'commander';
import type { CheckOptions } from './commands/check';
import type { Context, ExitCode } from './context';
import { NO_CACHE } from './options';
import { PLAN_FORMATS, type PlanOptions } from './plan-options';

/** Declares a command with the options that all have. */
type Declare = (usage: string, text: string, examples: readonly string[], formats?: readonly string[]) => Command;

const BASE = 'compare with where HEAD and this commit part (default: the default branch)';

/** `mira plan` and `mira check`. */
export function addPlanCommands(declare: Declare, context: Context, done: (code: ExitCode) => void): void {
  limited(
    declare(
      'plan',
      'say what the clusters will do with a change of dist/',
      [
        'mira plan',
        'mira plan --base origin/main --gate',
        'mira plan --synth --env int',
        'mira plan --from old --to new',
      ],
      PLAN_FORMATS,
    ),
  )
    .option('--synth', 'compare with what mira synth would write, not with what is in dist/')
    .option('--env <name>', 'only this environment')
    .option('--group <number>', 'show one group, whole', count)
    .option('--gate', 'exit with 1 unless the change is routine')
    .option('--from <dir>', 'compare two folders of any Kubernetes YAML: as it was')
    .option('--to <dir>', 'as it will be')
    .action(async (options: PlanOptions) =>
      done(await (await import('./commands/plan.js')).planCommand(context, options)),
    );
  limited(
    declare('check', 'validate, see that dist/ is up to date, and plan: all that CI needs', [
      'mira check',
      'mira check --base origin/main --max-removals 20',
      'mira check --allow-removal demo',
    ]),
  ).action(async (options: CheckOptions) =>
    done(await (await import('./commands/check.js')).checkCommand(context, options)),
  );
}

/** Options about what is compared, and what may be removed. */
function limited(command: Command): Command {
  return command
    .option('--base <commit>', BASE)
    .option('--max-removals <number>', 'how many clients of an environment may go, whatever it says itself', count)
    .option(
      '--allow-removal <place...>',
      'an environment, or a folder of its clients (int/clients/emea), that may go as a whole',
    )
    .option('--no-cache', NO_CACHE);
}

/** A number of things. */
function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a number, such as 3.');
  return Number(text);
}
