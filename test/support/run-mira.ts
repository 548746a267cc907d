import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { REPOSITORY } from './temp-root';

/** What a run of the program left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program in this process: everything but `main.ts`. It remembers nothing. */
export function runHere(cwd: string, ...args: string[]): Promise<Ran> {
  return runRemembering(undefined, cwd, ...args);
}

/** The same with a folder in which it remembers its runs. */
export async function runRemembering(cacheFolder: string | undefined, cwd: string, ...args: string[]): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    cwd,
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    interactive: false,
    colour: false,
    ...(cacheFolder !== undefined && { cacheFolder }),
  });
  return { code, stdout, stderr };
}

/** The real program, as it is built, in a process of its own. */
export function runMira(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  return runProgram(cwd, [process.execPath, join(REPOSITORY, 'bin', 'mira'), ...args], env);
}

/** Runs of tests are remembered apart from those of people. */
const CACHE = join(tmpdir(), 'mira-gitops-test-cache');

/** Any program. */
export function runProgram(cwd: string, command: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const [program = '', ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: CACHE, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status ?? -1, stdout, stderr };
}
