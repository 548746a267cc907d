import { type Diagnostic, error } from '../diagnostics/diagnostic';
import { nearest } from '../diagnostics/did-you-mean';
import { GitProblem, git, gitOutput, incomplete } from './git';

/** What a change is compared with. */
export interface Base {
  /** Absent before the first commit: then there was nothing. */
  readonly commit?: string;
  /** Which commit that is, for people: `1a2b3c4, where HEAD and origin/main part`. */
  readonly called: string;
}

/** The default branch, the likeliest first. What is on the host is what the clusters have. */
const DEFAULT_BRANCHES = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];

/** More names than this are not looked at for one that somebody may have meant. */
const MOST_REFS = 5000;

const DEEPEN =
  'fetch the history: git fetch --unshallow (GitHub Actions: fetch-depth: 0, GitLab: GIT_DEPTH: 0), or name a commit that is there with --base';

/**
 * The commit where HEAD and another one part, as a pull request is compared: what came to the other since is not a change of
 * ours.
 *
 * @param wanted any name of a commit. @default - the default branch
 * @throws GitProblem
 */
export function findBase(root: string, wanted?: string): Base {
  const isShallow = repositoryOf(root);
  if (!commitOf(root, 'HEAD') && (wanted === undefined || wanted === 'HEAD')) {
    return { called: 'nothing, since there is no commit yet' };
  }
  const name = wanted ?? defaultBranch(root) ?? 'HEAD';
  const commit = commitOf(root, name);
  if (!commit) throw new GitProblem(unknown(root, name, isShallow));
  const merged = git(root, ['merge-base', 'HEAD', commit]);
  if (merged.code !== 0) throw new GitProblem(apart(name, isShallow));
  const found = merged.stdout.toString('latin1').trim();
  return { commit: found, called: `${short(found)}, ${found === commit ? name : `where HEAD and ${name} part`}` };
}

/** A hash as people read it. */
export function short(commit: string): string {
  return commit.slice(0, 7);
}

/** Whether the repository is a shallow clone. */
function repositoryOf(root: string): boolean {
  const { code, stdout, stderr } = git(root, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository']);
  const [isInside, isShallow] = stdout.toString('latin1').split('\n');
  if (code === 0 && isInside === 'true') return isShallow === 'true';
  if (code !== 0 && !stderr.includes('not a git repository')) gitOutput(root, ['rev-parse', '--is-inside-work-tree']);
  const help = 'go to the repository, name it with --root, or compare two folders: mira plan --from old --to new';
  throw new GitProblem(error({ source: 'dist' }, 'plan/no-repository', `${root} is in no git repository`, help));
}

function commitOf(root: string, name: string): string | undefined {
  // git would take it for an option
  if (name.startsWith('-')) return undefined;
  const { code, stdout } = git(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return code === 0 ? stdout.toString('latin1').trim() : undefined;
}

/** In the words that a user would use for it: of `origin/HEAD`, what it stands for. */
function defaultBranch(root: string): string | undefined {
  const there = new Map(refs(root, DEFAULT_BRANCHES));
  const found = DEFAULT_BRANCHES.find((name) => there.has(name));
  return found && plain(there.get(found) || found);
}

/** Names of commits, each with the name that it stands for, or an empty text. */
function refs(root: string, patterns: readonly string[]): [name: string, of: string][] {
  const format = '--format=%(refname) %(symref)';
  const lines = gitOutput(root, ['for-each-ref', `--count=${MOST_REFS}`, format, ...patterns]).toString('utf8');
  return [...lines.matchAll(/^(\S+) (.*)$/gm)].map(([, name = '', of = '']) => [name, of]);
}

function plain(ref: string): string {
  return ref.replace(/^refs\/(heads|remotes|tags)\//, '');
}

function unknown(root: string, name: string, isShallow: boolean): Diagnostic {
  const all = refs(root, ['refs/heads', 'refs/remotes', 'refs/tags']);
  const known = all.flatMap(([ref, of]) => (of === '' ? plain(ref) : []));
  const meant = nearest(name, known);
  if (isShallow && meant === undefined) return incomplete(`"${name}" is not in this clone, which is shallow`, DEEPEN);
  const some = known.slice(0, 5).join(', ');
  const help = [
    meant !== undefined && `did you mean "${meant}"?`,
    known.length > 0 && `it knows ${some}${known.length > 5 ? ' and more' : ''}`,
    'a branch of the host comes with: git fetch origin <branch>',
  ].filter((line) => line !== false);
  return error({ source: 'dist' }, 'plan/unknown-base', `git knows no commit "${name}"`, help.join('\n'));
}

function apart(name: string, isShallow: boolean): Diagnostic {
  if (isShallow)
    return incomplete(`the commit where HEAD and ${name} part is not in this clone, which is shallow`, DEEPEN);
  const message = `HEAD and ${name} have no commit in common`;
  return error({ source: 'dist' }, 'plan/unrelated-base', message, 'name a commit from which HEAD comes with --base');
}
