import { commitAll, git } from '../../../support/git';

export function prepare(root: string): void {
  git(root, 'init', '-q', '-b', 'main');
  commitAll(root, 'base');
  git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
}
