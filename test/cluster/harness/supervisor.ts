import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Order, Report } from './supervision';

/*
 * A process of its own that starts programs and ends them, whatever becomes of whoever asked for them: the pipe to
 * its standard input closes when the asker ends, also by SIGKILL, and then every program is ended by its own process
 * id and the folder removed. It leads a session of its own, so that Ctrl-C in a terminal does not reach it.
 *
 *     node supervisor.js [folder]     orders, one JSON object a line, on stdin; reports likewise on stdout
 */
const STOP_FILE = 'stop';
const folder = process.argv[2] ?? mkdtempSync(join(process.env.MIRA_GITOPS_CLUSTERS ?? tmpdir(), 'mira-gitops-'));
const children = new Map<string, ChildProcess>();
let detached = false;
let ending = false;

function report(line: Report): void {
  if (!detached) process.stdout.write(`${JSON.stringify(line)}\n`);
}

function start({ name, program, args, env, cwd, talks }: Extract<Order, { order: 'start' }>): void {
  const log = openSync(join(folder, `${name}.log`), 'a', 0o600);
  // a group of its own: a compiler is ended with the programs that it started
  const options = { cwd: cwd ?? folder, env: { ...process.env, ...env }, detached: true };
  const child = spawn(program, args, { ...options, stdio: ['ignore', log, talks ? 'inherit' : log] });
  children.set(name, child);
  const ended = (code: number): void => {
    children.delete(name);
    report({ report: 'ended', name, code });
  };
  child.on('spawn', () => {
    writeFileSync(join(folder, `${name}.pid`), String(child.pid));
    report({ report: 'started', name, pid: child.pid ?? 0 });
  });
  child.on('error', () => ended(127));
  child.on('exit', (code) => ended(code ?? 137));
}

function kill(name: string): void {
  const pid = children.get(name)?.pid;
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended on its own
  }
}

/** Nothing in the folder is worth an orderly end. */
function end(): void {
  if (ending) return;
  ending = true;
  for (const name of children.keys()) kill(name);
  const wait = setInterval(() => {
    if (children.size > 0) return;
    clearInterval(wait);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    process.exit(0);
  }, 20);
}

function detach(): void {
  detached = true;
  setInterval(() => (existsSync(join(folder, STOP_FILE)) || !existsSync(folder)) && end(), 200);
}

function obey(order: Order): void {
  if (order.order === 'start') start(order);
  if (order.order === 'kill') kill(order.name);
  if (order.order === 'detach') detach();
}

if (process.argv[2] !== undefined) mkdirSync(folder, { mode: 0o700 });
for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP', 'uncaughtException']) process.on(event, end);
process.stdout.on('error', () => !detached && end());
createInterface({ input: process.stdin })
  .on('line', (line) => obey(JSON.parse(line)))
  .on('close', () => !detached && end());
report({ report: 'ready', folder });
