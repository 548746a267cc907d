import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Links to a file, to a folder and to nothing. */
export function prepare(root: string): void {
  symlinkSync('/etc/passwd', join(root, 'clients', 'int', 'passwd.yaml'));
  symlinkSync('/etc', join(root, 'clients', 'int', 'emea'));
  symlinkSync('nowhere.yaml', join(root, 'environments', 'prod.yaml'));
}
