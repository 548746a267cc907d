import { gitMeanwhile } from './git';

/**
 * Whether anything in some folders is not as it is in a commit, files that git does not know too. False also where git cannot tell: it
 * is asked for a hint only.
 */
export async function differsFrom(root: string, commit: string, folders: readonly string[]): Promise<boolean> {
  const [known, unknown] = await Promise.all([
    gitMeanwhile(root, ['diff-index', '--quiet', commit, '--', ...folders]),
    gitMeanwhile(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', ...folders]),
  ]);
  return known.code === 1 || unknown.stdout.length > 0;
}
