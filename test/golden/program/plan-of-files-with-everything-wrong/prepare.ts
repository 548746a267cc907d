import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

export function prepare(root: string): void {
  symlinkSync('../../before/acme/settings.yaml', join(root, 'after', 'acme', 'link.yaml'));
  symlinkSync('/etc', join(root, 'after', 'elsewhere'));
  symlinkSync('notes.md', join(root, 'after', 'acme', 'README.md'));
}
