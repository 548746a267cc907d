import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export function prepare(root: string): void {
  mkdirSync(join(root, 'elsewhere'));
  symlinkSync('elsewhere', join(root, 'dist'));
}
