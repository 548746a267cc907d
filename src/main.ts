import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { InvariantError } from './diagnostics/invariant';

// cdk8s reads these behind our back, and writes other bytes for them
const { CDK8S_OUTDIR: cdk8sOutdir } = process.env;
for (const name of Object.keys(process.env)) if (name.startsWith('CDK8S_')) delete process.env[name];

async function main(): Promise<void> {
  const { run } = await import('./cli/run.js');
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    colour: process.stderr.isTTY === true && !process.env.NO_COLOR,
    ...cacheFolder(),
    ...(cdk8sOutdir !== undefined && { cdk8sOutdir }),
  });
}

/** None where there is no home folder, as in some containers. A relative path is to be ignored (XDG Base Directory). */
function cacheFolder(): { readonly cacheFolder?: string } {
  const { XDG_CACHE_HOME: chosen = '' } = process.env;
  try {
    return { cacheFolder: join(isAbsolute(chosen) ? chosen : join(homedir(), '.cache'), 'mira-gitops', 'runs') };
  } catch {
    return {};
  }
}

// a reader such as head may stop reading
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem;
});

main().catch((problem: unknown) => {
  const advice = 'this should never happen: please report it with the command that you ran\n';
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  process.stderr.write(`${problem instanceof InvariantError ? '' : 'bug: '}${text}\n${advice}`);
  process.exitCode = 2;
});
