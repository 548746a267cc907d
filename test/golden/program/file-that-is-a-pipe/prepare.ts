import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Reading a pipe that nobody writes to would never end. */
export function prepare(root: string): void {
  execFileSync('mkfifo', [join(root, 'clients', 'int', 'globex.yaml')]);
}
