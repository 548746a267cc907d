import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from './cluster';
import { obtainPrograms } from './programs';
import { CLUSTER_PROGRAMS } from './suites';
import { Supervision } from './supervision';
import { minorOf, PINNED_MINORS } from './versions';

/** How long a cluster may take to end, in milliseconds. */
const PATIENCE = 10_000;

/** Starts a cluster that stays, and prints the path of its kubeconfig. */
export async function clusterUp(asked: string | undefined, say: (text: string) => void): Promise<number> {
  const minor = minorOf(asked ?? PINNED_MINORS.at(-1) ?? '');
  const folder = join(clustersFolder(), minor);
  const building = await Supervision.begin();
  const { files, missing } = await obtainPrograms(CLUSTER_PROGRAMS, minor, building, say).finally(() => building.end());
  const reasons = Object.values(missing);
  if (reasons.length > 0) {
    say(`${reasons.join('\n')}\n`);
    return 2;
  }
  mkdirSync(clustersFolder(), { recursive: true });
  // the supervisor makes the folder, and ends where it is there: of two at once, one wins
  if (existsSync(folder)) {
    say(`there is one: export KUBECONFIG=${join(folder, 'kubeconfig')}\nend it with: npm run cluster -- down\n`);
    return 1;
  }
  const { kubeconfig, supervision } = await startCluster({ files, controllers: true, folder });
  await supervision.detach();
  say(`Kubernetes ${minor} runs, with one node. Its kubectl is ${files.kubectl}\n`);
  process.stdout.write(`export KUBECONFIG=${kubeconfig}\n`);
  return 0;
}

/** Ends every cluster that stays. */
export async function clusterDown(say: (text: string) => void): Promise<number> {
  const parent = clustersFolder();
  const entries = existsSync(parent) ? readdirSync(parent, { withFileTypes: true }) : [];
  const minors = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const minor of minors) await endCluster(join(parent, minor));
  say(minors.length > 0 ? `ended: Kubernetes ${minors.join(', ')}\n` : 'there is no cluster\n');
  return 0;
}

/** The supervisor looks for the file. One that was killed leaves its programs, and a restart of the machine the folder. */
async function endCluster(folder: string): Promise<void> {
  writeFileSync(join(folder, 'stop'), '');
  const deadline = Date.now() + PATIENCE;
  while (existsSync(folder) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.pid'))) {
    endProcess(Number(readFileSync(join(folder, file), 'utf8')), folder);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Process ids come again: only one whose command line names the folder is ours. */
function endProcess(pid: number, folder: string): void {
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (stdout.includes(folder)) process.kill(pid, 'SIGKILL');
}

/** Where clusters that stay keep their data. Source: XDG Base Directory Specification 0.8. */
function clustersFolder(): string {
  return join(process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'mira-gitops', 'clusters');
}
