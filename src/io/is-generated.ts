import { closeSync, openSync, readSync } from 'node:fs';
import { MARK } from '../manifests/layout';

/** Whether a file begins as every generated one does. */
export function isGenerated(path: string): boolean {
  const head = Buffer.alloc(MARK.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, head);
  } finally {
    closeSync(file);
  }
  return head.toString('utf8') === MARK;
}
