import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticFleet, writeFleet } from './synthetic-fleet';

const SETTINGS = {
  'user.name': 'bench',
  'user.email': 'bench@example.com',
  'commit.gpgsign': 'false',
  // what git tidies up behind our back takes the time of what is measured
  'gc.auto': '0',
  'maintenance.auto': 'false',
};

/** Runs git in a repository. */
export function git(root: string, ...args: string[]): string {
  return execFileSync(
    'git',
    [...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]), ...args],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
}

/** A repository with a fleet that is committed. All clients run, and follow the version of the environment. */
export function commitFleet(root: string, clients: number, synth: () => void): void {
  const files = syntheticFleet(clients);
  for (const [path, text] of files) files.set(path, text.replace(/^(state|channel|version): .*\n/gm, ''));
  writeFleet(root, files);
  rmSync(join(root, '.git'), { recursive: true, force: true });
  synth();
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'base');
  // in one file, as in a clone
  git(root, 'gc', '--quiet');
}

/** Another version for everybody, written but not committed. */
export function bumpVersion(root: string, synth: () => void): void {
  const path = join(root, 'environments', 'int.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('stable: v3.20.7', 'stable: v3.20.9'));
  synth();
}
