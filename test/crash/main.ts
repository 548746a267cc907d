import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { syntheticFleet, writeFleet } from '../../bench/synthetic-fleet';
import { exchange } from '../../src/io/exchange';

/* Kills `mira synth` at random instants and looks at dist/ each time: npm run test:crash -- --rounds 1000 */

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, clients: { type: 'string', default: '200' } },
});

const MIRA = join(process.cwd(), 'bin', 'mira');
const work = mkdtempSync(join(tmpdir(), 'mira-gitops-crash-'));
const root = join(work, 'root');

/** Input files in a folder of their own, and the tree that they make. */
interface State {
  readonly inputs: string;
  readonly tree: string;
}

/** Two states that differ in every client, and in who is there, make the longest work for a run. */
function state(name: string, stable: string, without: number): State {
  const files = syntheticFleet(Number(values.clients));
  const environment = files.get('environments/int.yaml') ?? '';
  files.set('environments/int.yaml', environment.replace('stable: v3.20.7', `stable: ${stable}`));
  for (const path of [...files.keys()].slice(1, 1 + without)) files.delete(path);
  const inputs = join(work, name);
  writeFleet(inputs, files);
  use(inputs);
  synth();
  return { inputs, tree: treeOf(root) ?? '' };
}

function use(inputs: string): void {
  for (const folder of ['environments', 'clients']) {
    rmSync(join(root, folder), { recursive: true, force: true });
    cpSync(join(inputs, folder), join(root, folder), { recursive: true });
  }
}

/** A run to its end. @throws where it fails, or leaves litter */
function synth(): void {
  const { status, stderr } = spawnSync(process.execPath, [MIRA, 'synth', '--root', root], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a run failed:\n${stderr}`);
  const litter = readdirSync(root).filter((name) => name.startsWith('.'));
  if (litter.length > 0) throw new Error(`a run left ${litter.join(', ')}`);
}

/** Paths and texts below dist/; undefined where it is not there. */
function treeOf(folder: string): string | undefined {
  const dist = join(folder, 'dist');
  if (!existsSync(dist)) return undefined;
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  return paths
    .sort()
    .map((path) => `${path}\n${readFileSync(join(dist, path), 'utf8')}`)
    .join('');
}

/** Kills a run some milliseconds after it began, or after it began to write. */
async function kill(after: number, from: 'start' | 'writing'): Promise<void> {
  const run = spawn(process.execPath, [MIRA, 'synth', '--root', root], { stdio: 'ignore' });
  const ended = once(run, 'exit');
  const isWriting = () => readdirSync(root).some((name) => name.startsWith('.dist.staged'));
  while (from === 'writing' && run.exitCode === null && !isWriting()) await setTimeout(1);
  const timer = new AbortController();
  void setTimeout(after, undefined, { signal: timer.signal }).then(
    () => run.kill('SIGKILL'),
    () => {},
  );
  await ended;
  timer.abort();
}

/** Whether dist/ is never away: where it can be, that is no failure, and the next run brings it back. */
function canExchange(): boolean {
  const folders = [join(work, 'one'), join(work, 'other')] as const;
  for (const folder of folders) mkdirSync(folder);
  return exchange(...folders);
}

async function main(): Promise<number> {
  const states = [state('first', 'v3.20.7', 0), state('second', 'v3.20.6', 5)] as const;
  const started = Date.now();
  use(states[0].inputs);
  synth();
  const whole = Date.now() - started;
  const found = { old: 0, new: 0, absent: 0, mixed: 0 };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const [before, after] = round % 2 === 0 ? states : [states[1], states[0]];
    use(after.inputs);
    // every second pair of rounds is about the short time in which files are written and folders exchanged
    const from = round % 4 < 2 ? 'start' : 'writing';
    await kill(Math.random() * whole, from);
    const tree = treeOf(root);
    found[tree === undefined ? 'absent' : tree === before.tree ? 'old' : tree === after.tree ? 'new' : 'mixed'] += 1;
    synth();
    if (treeOf(root) !== after.tree) throw new Error('the next run did not make the tree');
  }
  const { mixed, absent } = found;
  process.stdout.write(
    `${values.rounds} rounds: ${found.old} times the old tree, ${found.new} times the new one, ` +
      `${absent} times none, ${mixed} mixed trees\n`,
  );
  return mixed > 0 || (absent > 0 && canExchange()) ? 1 : 0;
}

main()
  .finally(() => rmSync(work, { recursive: true, force: true }))
  .then((code) => process.exit(code));
