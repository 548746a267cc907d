import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Valid YAML, but for its size. */
export function prepare(root: string): void {
  const folder = join(root, 'clients', 'int');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'acme.yaml'), `adminEmail: it@acme.example\n${'# more\n'.repeat(1_500_000)}`);
}
