import { cpSync, mkdirSync } from 'node:fs';

/** Copies a folder and all that is in it. */
export function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
}
