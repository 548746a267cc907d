import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, tempRoot } from '../support/temp-root';
import { testContext } from './support/context';
import { eventually } from './support/eventually';

const { minor, files } = testContext();
const RUNNER = join(REPOSITORY, 'build', 'cluster', 'main.js');

/** Processes whose command line names a folder. */
function processesWith(folder: string): string[] {
  const lines = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder));
}

/** A folder with programs, as setup-envtest leaves one. */
function assets(...names: ('etcd' | 'kube-apiserver')[]): string {
  const folder = tempRoot();
  for (const name of names) symlinkSync(files[name] ?? '', join(folder, name));
  return folder;
}

/** What a machine has where nothing was prepared: no Go, no cache. */
function bare(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: join(tempRoot(), 'nothing'), HOME: tempRoot(), ...env };
}

describe('npm run test:cluster', () => {
  it('says what is missing, and that it could not tell', () => {
    const { status, stdout } = spawnSync(process.execPath, [RUNNER, 'test', 'acceptance'], {
      env: bare(),
      cwd: REPOSITORY,
      encoding: 'utf8',
    });
    expect(stdout).toContain(
      'skipped: acceptance (Kubernetes 1.28): etcd 3.5 or newer is neither in KUBEBUILDER_ASSETS',
    );
    expect(stdout).toContain('no Go in PATH to build');
    expect(stdout).toContain('0 passed, 0 failed');
    expect(status).toBe(2);
  });

  it('takes programs from KUBEBUILDER_ASSETS, and skips by name what the others are needed for', () => {
    const env = bare({ KUBEBUILDER_ASSETS: assets('etcd', 'kube-apiserver') });
    const args = [RUNNER, 'test', 'client-life', '--kubernetes', minor];
    const { status, stdout } = spawnSync(process.execPath, args, { env, cwd: REPOSITORY, encoding: 'utf8' });
    const missing = ['kube-controller-manager', 'kube-scheduler', 'kwok'];
    expect(stdout).toContain(`skipped: client-life (Kubernetes ${minor}): kube-controller-manager ${minor} is neither`);
    expect(missing.every((name) => stdout.includes(`${name} `))).toBe(true);
    expect(stdout).not.toMatch(/etcd|kube-apiserver/);
    expect(status).toBe(2);
  });

  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('leaves no process and no folder after %s', async (signal) => {
    const tmp = tempRoot();
    mkdirSync(join(tmp, 'here'));
    const env = { ...process.env, TMPDIR: join(tmp, 'here'), MIRA_GITOPS_TEST: '' };
    const args = [RUNNER, 'test', 'acceptance', '--kubernetes', minor];
    const runner: ChildProcess = spawn(process.execPath, args, { env, cwd: REPOSITORY, stdio: 'ignore' });
    const running = async () => processesWith(tmp);
    await eventually(running, (found) => found.some((line) => line.includes('kube-apiserver')));
    runner.kill(signal);
    await once(runner, 'exit');
    const left = async () => [...processesWith(tmp), ...readdirSync(join(tmp, 'here'))];
    await eventually(left, (found) => found.length === 0);
  });
});
