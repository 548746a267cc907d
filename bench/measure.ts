import { spawnSync } from 'node:child_process';

/** Runs a program to its end. Gives the seconds that it took. @throws where it fails */
export function secondsOf(program: string, args: readonly string[], cwd?: string): number {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  return seconds;
}

/** The seconds that a task in this process takes. */
export function secondsFor(task: () => void): number {
  const started = process.hrtime.bigint();
  task();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

/** The middle one of several runs. `prepare` is not measured. */
export function median(runs: number, run: () => number, prepare: () => void = () => {}): number {
  const all = Array.from({ length: runs }, () => {
    prepare();
    return run();
  });
  return all.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** The most memory that a program held, in MB; GNU time tells. Undefined where that is not installed. */
export function megabytesOf(program: string, args: readonly string[], cwd?: string): number | undefined {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', program, ...args], { cwd, encoding: 'utf8' });
  return status === 0 ? Number(stderr.trim().split('\n').at(-1)) / 1024 : undefined;
}
