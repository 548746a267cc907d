import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticFleet, writeFleet } from './synthetic-fleet';

const IDENTITY = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];

/** Runs git in a repository. */
export function git(root: string, ...args: string[]): string {
  return execFileSync('git', [...IDENTITY, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 30 });
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
}

/** Another version for everybody, written but not committed. */
export function bumpVersion(root: string, synth: () => void): void {
  const path = join(root, 'environments', 'int.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('stable: v3.20.7', 'stable: v3.20.9'));
  synth();
}
