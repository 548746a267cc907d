import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Here, because git may change line endings. */
export function prepare(root: string): void {
  mkdirSync(join(root, 'clients', 'int'), { recursive: true });
  writeFileSync(
    join(root, 'clients', 'int', 'acme.yaml'),
    'adminEmail: it@acme.example\r\nstate: paused\r\nchanel: canary\r\n',
  );
}
