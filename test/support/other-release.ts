import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Has all clients of the environment `int` that follow `stable` change their version. */
export function useOtherRelease(root: string): void {
  const environment = join(root, 'environments/int.yaml');
  writeFileSync(environment, readFileSync(environment, 'utf8').replace('stable: v3.20.7', 'stable: v3.20.8'));
}
