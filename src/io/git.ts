import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env } from 'node:process';
import { type Diagnostic, error } from '../diagnostics/diagnostic';

/** What git said. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Git cannot tell, and why. Caught where a command asks git for something, and said to the user. */
export class GitProblem extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Set for hooks, and about the repository that they run in: ours is the one that the root is in. */
const OF_HOOKS = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

const QUIET = {
  // so that what it says can be told apart
  LC_ALL: 'C',
  // nothing is written, not even what git knows of the times of files
  GIT_OPTIONAL_LOCKS: '0',
  // a clone that fetches what is missing when it is asked for would ask the network
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '1',
};

function optionsIn(root: string) {
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !OF_HOOKS.includes(name)));
  return { cwd: root, env: { ...clean, ...QUIET }, maxBuffer: Number.POSITIVE_INFINITY };
}

/** Asks git something about the repository that `root` is in. Never a shell, never the network, nothing is written. */
export function git(root: string, args: readonly string[], input?: string): GitAnswer {
  const {
    status,
    stdout,
    stderr,
    error: problem,
  } = spawnSync('git', args, {
    ...optionsIn(root),
    ...(input !== undefined && { input }),
  });
  if (problem) throw new GitProblem(notRun(root, problem));
  return { code: status ?? -1, stdout, stderr: stderr.toString('utf8').trim() };
}

/** The same while something else is asked. */
export function gitMeanwhile(root: string, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    execFile('git', args, { ...optionsIn(root), encoding: 'buffer' }, (problem, stdout, stderr) => {
      const code = problem ? problem.code : 0;
      if (typeof code === 'number') resolve({ code, stdout, stderr: stderr.toString('utf8').trim() });
      else reject(new GitProblem(notRun(root, problem ?? new Error('no answer'))));
    });
  });
}

/** The same where anything but an answer is a problem. */
export function gitOutput(root: string, args: readonly string[], input?: string): Buffer {
  const answer = git(root, args, input);
  if (answer.code !== 0) throw new GitProblem(failed(root, answer));
  return answer.stdout;
}

function notRun(root: string, { message }: Error): Diagnostic {
  if (!existsSync(root)) {
    return error({ source: root }, 'plan/no-folder', 'there is no such folder', 'name the repository with --root');
  }
  const help = 'install git, or compare two folders: mira plan --from old --to new';
  return error({ source: 'dist' }, 'plan/no-git', `git cannot be run: ${message}`, help);
}

/** Says what git said, where nothing better is known. */
export function failed(root: string, { stderr }: GitAnswer): Diagnostic {
  const said = stderr.split('\n')[0]?.replace(/^(fatal|error): /, '') || 'git failed without a word';
  if (isPartial(root) && /missing|promisor|transport|could not (get|read)|unable to read/i.test(stderr)) {
    return incomplete(`git says: ${said}`, 'fetch what is missing: git fetch --refetch --no-filter');
  }
  return error({ source: 'dist' }, 'plan/git-failed', `git says: ${said}`, adviceOf(stderr));
}

/** What git itself advises, such as how to trust a folder that belongs to somebody else. */
function adviceOf(stderr: string): string | undefined {
  const [, advice] = /^\s+(git config --global --add safe\.directory .+)$/m.exec(stderr) ?? [];
  return advice === undefined ? undefined : `if you trust it: ${advice}`;
}

/** Whether files are left out of the clone (`git clone --filter`). */
function isPartial(root: string): boolean {
  return git(root, ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$']).code === 0;
}

export function incomplete(message: string, help: string): Diagnostic {
  return error({ source: 'dist' }, 'plan/incomplete-clone', message, help);
}
