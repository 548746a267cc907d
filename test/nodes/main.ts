import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { syntheticFleet } from '../../bench/synthetic-fleet';

/* Runs `mira synth` on other versions of Node, and compares bytes: npm run test:nodes */

/** Of the npm package `node`, which brings the program. */
const VERSIONS = ['20.19.0', '22.23.3', '24.9.0'];

const MIRA = join(process.cwd(), 'bin', 'mira');
const tools = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'mira-gitops', 'tools');
const work = mkdtempSync(join(tmpdir(), 'mira-gitops-nodes-'));

/** The program of a version; it is fetched once. @throws where it cannot be */
function nodeOf(version: string): string {
  const folder = join(tools, `node-${version}`);
  const program = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts=false'];
  const { status, stderr } = spawnSync('npm', ['install', ...options, `node@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0 || !existsSync(program)) throw new Error(`node@${version} cannot be had:\n${stderr}`);
  return program;
}

/** The input files of this repository and of a fleet with everything in it. */
function inputs(): [string, string][] {
  const own = ['environments', 'clients'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path): [string, string] => [join(folder, path), readFileSync(join(folder, path), 'utf8')]),
  );
  const others = [...syntheticFleet(500)].map(([path, text]): [string, string] => {
    return [path.replace('environments/int', 'environments/large').replace('clients/int', 'clients/large'), text];
  });
  return [
    ...own,
    ...others.map(([path, text]): [string, string] => [path, text.replace('alsigo.net', 'large.example')]),
  ];
}

/** What a run makes of files that were written in this order, in an environment like no other. */
function treeOf(node: string, files: readonly [string, string][], env: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(work, 'root-'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const what of ['cold', 'warm'] as const) {
    const options = {
      env: { ...process.env, XDG_CACHE_HOME: join(root, '.cache'), ...env },
      encoding: 'utf8',
    } as const;
    const { status, stderr } = spawnSync(node, [MIRA, 'synth', '--root', root], options);
    if (status !== 0) throw new Error(`the ${what} run failed:\n${stderr}`);
    const clients = files.map(([path]) => path).filter((path) => path.startsWith('clients/'));
    // some of what was made is made again, with what is remembered
    if (what === 'cold') for (const path of clients.slice(0, 100)) rmSync(outputOf(root, path), { force: true });
  }
  return textOf(join(root, 'dist'));
}

function outputOf(root: string, path: string): string {
  return join(root, path.replace(/^clients\/([^/]+)\/(.*)\.yaml$/, 'dist/$1/clients/$2/stack.k8s.yaml'));
}

function textOf(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  return paths
    .sort()
    .map((path) => `${path}\n${readFileSync(join(folder, path), 'utf8')}`)
    .join('');
}

function main(): number {
  const files = inputs();
  const expected = treeOf(process.execPath, files, {});
  const odd = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', CDK8S_DISABLE_SORT: '1', CDK8S_LEGACY_HASH: '1' };
  const differ = VERSIONS.filter((version) => treeOf(nodeOf(version), files.toReversed(), odd) !== expected);
  process.stdout.write(
    `Node ${process.versions.node}, ${VERSIONS.join(', ')}: ` +
      (differ.length === 0
        ? `the same ${Buffer.byteLength(expected)} bytes\n`
        : `other bytes on ${differ.join(', ')}\n`),
  );
  return differ.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
