import { resolve } from 'node:path';
import type { Context } from './context';

/** Options that every command has. */
export interface CommonOptions {
  readonly root: string;
  readonly output: 'text' | 'json';
}

/** What `--no-cache` does. */
export const NO_CACHE = 'look at everything again, whatever is remembered of earlier runs';

/** The repository that a command works on. */
export function rootOf(context: Context, { root }: CommonOptions): string {
  return resolve(context.cwd, root);
}
