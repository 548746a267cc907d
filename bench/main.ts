import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, megabytesOf, secondsFor, secondsOf } from './measure';
import { synthInOneApp } from './one-app';
import { bumpVersion, commitFleet, git } from './plans';
import { fillWithLiterals, writeTemplateWork } from './string-templates';
import { syntheticFleet, writeFleet } from './synthetic-fleet';

const MIRA = join(process.cwd(), 'bin', 'mira');
const RUNS = 3;

const { values: options } = parseArgs({
  options: {
    clients: { type: 'string', default: '10000' },
    cdk8s: { type: 'string', multiple: true, default: ['2000', '5000'] },
    large: { type: 'string', default: '100000' },
    quick: { type: 'boolean', default: false },
    plans: { type: 'boolean', default: false },
  },
});

const work = mkdtempSync(join(tmpdir(), 'mira-gitops-bench-'));
const root = join(work, 'root');
const rows: string[][] = [];

/** Shown at once too: the slowest baseline takes minutes. */
function add(cells: string[]): void {
  rows.push(cells);
  process.stderr.write(`${cells.join('  ')}\n`);
}

function row(figure: string, ours: number, baseline: number, named: string, target: string): void {
  const seconds = (value: number) => `${value.toFixed(2)} s`;
  add([figure, seconds(ours), `${named}: ${seconds(baseline)}`, (ours / baseline).toFixed(2), target]);
}

// runs are remembered apart from those of people
process.env.XDG_CACHE_HOME = join(work, 'cache');

const mira = (...args: string[]): number => secondsOf(process.execPath, [MIRA, ...args, '--root', root]);
const nothing = (): number => secondsOf(process.execPath, ['-e', '0']);
const withoutDist = (): void => {
  for (const folder of [join(root, 'dist'), join(work, 'cache')]) rmSync(folder, { recursive: true, force: true });
};

function coldSynth(clients: number): number {
  writeFleet(root, syntheticFleet(clients));
  return median(RUNS, () => mira('synth'), withoutDist);
}

function templates(clients: number): void {
  const ours = coldSynth(clients);
  const jobs = join(work, 'templates');
  const out = join(work, 'out');
  const paths = outputs().filter((path) => path.includes('/clients/'));
  const texts = writeTemplateWork(root, jobs, paths);
  const clear = (): void => rmSync(out, { recursive: true, force: true });
  const literals = median(RUNS, () => secondsFor(() => fillWithLiterals(jobs, texts, out)), clear);
  sameBytes(paths, out);
  const python = ['python3', '/usr/bin/python3'].find((one) => spawnSync(one, ['-c', 'import jinja2']).status === 0);
  if (python) {
    const script = join(process.cwd(), 'bench', 'jinja2-templates.py');
    const jinja = median(RUNS, () => secondsOf(python, [script, jobs, out]), clear);
    sameBytes(paths, out);
    row(`cold synth of ${clients}`, ours, jinja, 'Jinja2, same bytes', '≤ 1.0');
  }
  row(`cold synth of ${clients}`, ours, literals, 'template literals, same bytes', '-');
}

function outputs(): string[] {
  const all = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
  return all.filter((path) => path.endsWith('.yaml'));
}

function sameBytes(paths: readonly string[], out: string): void {
  const differ = paths.find((path) => !readFileSync(join(root, 'dist', path)).equals(readFileSync(join(out, path))));
  if (differ) throw new Error(`the baseline writes other bytes: ${differ}`);
}

function changes(clients: number): void {
  const files = syntheticFleet(clients);
  writeFleet(root, files);
  mira('synth');
  const [path = ''] = [...files.keys()].filter((one) => one.startsWith('clients/'));
  let count = 0;
  const touch = (): void => {
    count += 1;
    writeFileSync(join(root, path), `adminEmail: it${count}@acme.example\n`);
  };
  // what was just written is read once more
  mira('synth');
  const start = median(RUNS * 3, nothing);
  row(
    `one changed among ${clients}`,
    median(RUNS * 2 + 1, () => mira('synth'), touch),
    start,
    'node -e 0',
    '≤ 8',
  );
  row(
    `nothing changed among ${clients}`,
    median(RUNS * 2 + 1, () => mira('synth')),
    start,
    'node -e 0',
    '≤ 7',
  );
  const read = median(RUNS, () => secondsFor(() => hashAll(files)));
  const validate = (name: string, ...args: string[]) =>
    row(
      name,
      median(RUNS, () => mira('validate', ...args)),
      read,
      'reading and hashing',
      '≤ 10',
    );
  validate(`validate ${clients}`);
  validate(`validate ${clients}, nothing remembered`, '--no-cache');
}

function plans(clients: number): void {
  const synth = () => void mira('synth');
  commitFleet(root, clients, synth);
  const plan = () => mira('plan', '--base', 'HEAD');
  const compare = (...args: string[]) =>
    median(RUNS, () => secondsOf('git', ['diff', ...args, 'HEAD', '--', 'dist'], root));
  settle();
  row(`plan of ${clients}, nothing changed`, median(RUNS, plan), compare('--stat'), 'git diff --stat', '≤ 0.5 s');
  bumpVersion(root, synth);
  settle();
  row(`plan of ${clients}, each with another image`, median(RUNS, plan), compare(), 'git diff', '≤ 3 s');
  const { stdout } = spawnSync(process.execPath, [MIRA, 'plan', '--base', 'HEAD', '--root', root], {
    encoding: 'utf8',
  });
  process.stderr.write(stdout);
}

/** Git looks at every file once more after a commit, and the disk is busy with tens of thousands of new ones. */
function settle(): void {
  git(root, 'status', '--short');
  spawnSync('sync');
}

function hashAll(files: ReadonlyMap<string, string>): void {
  for (const path of files.keys())
    createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest();
}

function oneApp(clients: number, target: string): void {
  const ours = coldSynth(clients);
  const out = join(work, 'one-app');
  const plain = secondsFor(() => synthInOneApp(syntheticFleet(clients), out));
  add([
    `cold synth of ${clients}`,
    `${ours.toFixed(2)} s`,
    `cdk8s, one App: ${plain.toFixed(2)} s`,
    `${(plain / ours).toFixed(0)} times faster`,
    target,
  ]);
}

function large(clients: number, small: number): void {
  const base = coldSynth(small);
  writeFleet(root, syntheticFleet(clients));
  withoutDist();
  row(`cold synth of ${clients}`, mira('synth'), base, `of ${small}`, '≤ 11');
  withoutDist();
  const megabytes = megabytesOf(process.execPath, [MIRA, 'synth', '--root', root]);
  add([`peak memory at ${clients}`, `${megabytes?.toFixed(0) ?? 'unknown'} MB`, '', '', '≤ 400 MB']);
}

function print(): void {
  const table = [['figure', 'ours', 'baseline', 'ratio', 'target'], ...rows];
  process.stdout.write(`${cpus().length} cores, Node ${process.versions.node}\n\n`);
  const [head = [], ...body] = table.map((cells) => `| ${cells.join(' | ')} |`);
  process.stdout.write([head, '|---|---|---|---|---|', ...body, ''].join('\n'));
}

try {
  const clients = Number(options.clients);
  if (!options.plans) {
    templates(clients);
    changes(clients);
  }
  plans(clients);
  if (!options.quick && !options.plans) {
    for (const [index, count] of options.cdk8s.entries()) oneApp(Number(count), index === 0 ? '≥ 10' : '≥ 40');
    large(Number(options.large), clients);
  }
  print();
} finally {
  rmSync(work, { recursive: true, force: true });
}
