import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { REPOSITORY } from './temp-root';

/** What a run of the program left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program in this process: everything but `main.ts`. */
export async function runHere(cwd: string, ...args: string[]): Promise<Ran> {
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
  });
  return { code, stdout, stderr };
}

/** The real program, as it is built, in a process of its own. */
export function runMira(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  return runProgram(cwd, [process.execPath, join(REPOSITORY, 'bin', 'mira'), ...args], env);
}

/** Any program. */
export function runProgram(cwd: string, command: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const [program = '', ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status ?? -1, stdout, stderr };
}
