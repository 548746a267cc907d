import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

export function prepare(root: string): void {
  symlinkSync('/etc', join(root, 'clients'));
}
