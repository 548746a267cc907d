import { commitAll, git } from '../../../support/git';
import { writeFiles } from '../../../support/temp-root';

export function prepare(root: string): void {
  git(root, 'init', '-q', '-b', 'main');
  commitAll(root, 'base');
  const mended = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: lab\n';
  writeFiles(root, { 'dist/int/clients/acme/stack.k8s.yaml': mended });
}
