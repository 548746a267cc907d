import { spawnSync } from 'node:child_process';

/** What a linter prints as JSON. Linters exit with an error where they find something. @throws where it is not JSON */
export function runLinter(program: string | undefined, args: readonly string[], cwd: string): unknown {
  const { stdout, stderr, error } = spawnSync(program ?? '', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (error) throw error;
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${program} printed no JSON, but:\n${stdout.slice(0, 2000)}\n${stderr.slice(-2000)}`);
  }
}
