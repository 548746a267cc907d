import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Outcome } from '../diagnostics/diagnostic';

/** Runs `task` while no other run writes below `root`; refuses at once where one does. */
export function withLock<T>(root: string, task: () => T): T | Outcome<never> {
  const path = join(root, '.dist.lock');
  const holder = acquire(path);
  if (holder !== undefined) {
    const message = `process ${holder} is writing dist/`;
    const help = `wait for it to end; if there is no such run, remove ${path}`;
    return { diagnostics: [error({ source: 'dist' }, 'dist/busy', message, help)] };
  }
  try {
    clearUp(root);
    return task();
  } finally {
    rmSync(path, { force: true });
  }
}

/** The process that holds the lock, or undefined once it is ours. The lock of a dead process is taken over. */
function acquire(path: string): number | undefined {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      create(path);
      return undefined;
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
      const holder = holderOf(path);
      // our own number on a lock that we do not hold: that of a process in another container
      if (holder !== undefined && holder !== process.pid && isAlive(holder)) return holder;
      rmSync(path, { force: true });
    }
  }
  return holderOf(path) ?? 0;
}

/** Removes what a run left that was killed while it took the lock. */
function clearUp(root: string): void {
  for (const name of readdirSync(root)) {
    const [, pid] = /^\.dist\.lock\.(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(root, name), { force: true });
  }
}

/** The lock appears with the number in it, or not at all. */
function create(path: string): void {
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    linkSync(own, path);
  } finally {
    rmSync(own, { force: true });
  }
}

function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}
