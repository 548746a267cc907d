import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, tempRoot } from '../support/temp-root';
import { CLUSTERS_FOLDER } from './harness/supervision';
import { testContext } from './support/context';
import { eventually } from './support/eventually';

const { minor, files } = testContext();
const RUNNER = join(REPOSITORY, 'build', 'cluster', 'main.js');

/** The processes below one, children before their children. */
function descendants(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.flatMap(([child = 0, of]) => (of === parent ? [child, ...below(child)] : []));
  return below(pid);
}

function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
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

  it('fails where it cannot even begin', () => {
    const env = bare({ TMPDIR: join(tempRoot(), 'nothing') });
    expect(spawnSync(process.execPath, [RUNNER, 'test', 'acceptance'], { env, cwd: REPOSITORY }).status).toBe(1);
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

  it.each([
    ['the runner', 'SIGKILL', [process.execPath, RUNNER, 'test']],
    ['the runner', 'SIGINT', [process.execPath, RUNNER, 'test']],
    ['the runner', 'SIGTERM', [process.execPath, RUNNER, 'test']],
    ['npm', 'SIGKILL', ['npm', 'run', '--silent', '--ignore-scripts', 'test:cluster', '--']],
    ['npm', 'SIGHUP', ['npm', 'run', '--silent', '--ignore-scripts', 'test:cluster', '--']],
  ] as const)('leaves no process and no folder after %s gets %s', async (_, signal, [program = '', ...args]) => {
    const here = tempRoot();
    const env = { ...process.env, TMPDIR: here, [CLUSTERS_FOLDER]: here, MIRA_GITOPS_TEST: '' };
    const started = spawn(program, [...args, 'acceptance', '--kubernetes', minor], {
      env,
      cwd: REPOSITORY,
      stdio: 'ignore',
    });
    const isUp = () => readdirSync(here).some((folder) => existsSync(join(here, folder, 'kubeconfig')));
    await eventually(async () => isUp(), Boolean);
    const all = descendants(started.pid ?? 0);
    expect(all.length).toBeGreaterThan(4);
    started.kill(signal);
    await eventually(
      async () => [...all.filter(isAlive), ...readdirSync(here)],
      (left) => left.length === 0,
    );
  });
});
