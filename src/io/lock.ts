import { linkSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Diagnostic, error, type Outcome } from '../diagnostics/diagnostic';

/** Whether nobody has taken the lock from us. */
export type IsHeld = () => boolean;

/** Runs `task` while no other run writes below `root`; refuses at once where one does. */
export function withLock<T>(root: string, task: (isHeld: IsHeld) => T): T | Outcome<never> {
  const path = join(root, '.dist.lock');
  const holder = acquire(path);
  if (holder !== undefined) return { diagnostics: [busy(root, holder)] };
  const isHeld = () => read(path) === OWN;
  try {
    clearUp(root);
    return task(isHeld);
  } finally {
    if (isHeld()) rmSync(path, { force: true });
  }
}

/** Says that somebody else is writing. */
export function busy(root: string, holder = read(join(root, '.dist.lock')) ?? ''): Diagnostic {
  const [pid = '', host] = holder.split(' ');
  const who = `process ${pid}${host === undefined || host === hostname() ? '' : ` on ${host}`}`;
  const help = `wait for it to end; if there is no such run, remove ${join(root, '.dist.lock')}`;
  return error({ source: 'dist' }, 'dist/busy', `${who} is writing dist/`, help);
}

/** A number tells processes apart only where they see one another: on one host, in one namespace of processes. */
const PLACE = `${hostname()} ${processNamespace()}`;
const OWN = `${process.pid} ${PLACE}`;

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** Who holds the lock, or undefined once it is ours. The lock of a dead process is taken over. */
function acquire(path: string): string | undefined {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      create(path);
      return undefined;
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
      const holder = read(path);
      if (holder !== undefined && mayLive(holder)) return holder;
      if (holder !== undefined) takeAway(path, holder);
    }
  }
  return read(path) ?? '';
}

/** The lock appears with its holder in it, or not at all. */
function create(path: string): void {
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, OWN);
    linkSync(own, path);
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes a dead process's lock away; one that somebody else has taken over in the meantime is put back. */
function takeAway(path: string, dead: string): void {
  const own = `${path}.${process.pid}`;
  try {
    renameSync(path, own);
    if (read(own) !== dead) linkSync(own, path);
  } catch {
    // somebody else was faster, and the next attempt sees who
  } finally {
    rmSync(own, { force: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a holder may still be there: of one elsewhere, nobody here can tell. */
function mayLive(holder: string): boolean {
  const [pid = '', ...place] = holder.split(' ');
  if (place.length > 0 && place.join(' ') !== PLACE) return true;
  // our own number on a lock that we do not hold: we were given it after the holder's death
  return Number(pid) !== process.pid && isAlive(Number(pid));
}

/** Removes what a run left that was killed while it took the lock. */
function clearUp(root: string): void {
  for (const name of readdirSync(root)) {
    const [, pid] = /^\.dist\.lock\.(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(root, name), { force: true });
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
