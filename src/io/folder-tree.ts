import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyTree, scan } from './tree';

/** The YAML files below a folder, by path. */
export class FolderTree {
  readonly paths: ReadonlySet<string>;

  constructor(private readonly folder: string) {
    const tree = emptyTree();
    scan(tree, '', { root: folder, skipHidden: true });
    this.paths = new Set([...tree.files.keys()].filter((path) => /\.(ya?ml|json)$/.test(path)));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }
}
