import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One client more than a folder may hold. */
export function prepare(root: string): void {
  const folder = join(root, 'clients', 'int', 'emea');
  mkdirSync(folder, { recursive: true });
  for (let index = 1; index <= 1001; index += 1) {
    writeFileSync(join(folder, `client-${index}.yaml`), 'adminEmail: it@acme.example\n');
  }
}
