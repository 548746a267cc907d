import { runProgram } from './run-mira';
import { rootWith } from './temp-root';

/** Nothing of whoever runs the tests, and the same hashes each time. */
const ALONE = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** Runs git below `root` as somebody. @throws where it fails */
export function git(root: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const allowed = ['-c', 'protocol.file.allow=always', '-c', 'init.defaultBranch=main'];
  const { code, stdout, stderr } = runProgram(root, ['git', ...identity, ...allowed, ...args], ALONE);
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Commits everything that is below `root`. Gives the hash. */
export function commitAll(root: string, message: string): string {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD').trim();
}

/** A new repository on the branch `main` with these files in one commit. */
export function repositoryWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = rootWith(files);
  git(root, 'init', '-q', '-b', 'main');
  commitAll(root, 'base');
  return root;
}
