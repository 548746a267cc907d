import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a supervisor is told: a line on its standard input. */
export type Order = ({ readonly order: 'start' } & Process) | { order: 'kill'; name: string } | { order: 'detach' };

/** What a supervisor says: a line on its standard output. */
export type Report =
  | { readonly report: 'ready'; readonly folder: string }
  | { readonly report: 'started'; readonly name: string; readonly pid: number }
  | { readonly report: 'ended'; readonly name: string; readonly code: number };

/** A program to start. Its output goes to `<name>.log` in the supervisor's folder, which is where it runs. */
export interface Process {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** @default - the supervisor's folder */
  readonly cwd?: string;
  /** Whether what it says on standard error is for people, now. @default false */
  readonly talks?: boolean;
}

/** Names the variable with the folder in which supervisors make theirs; by default the system's temporary one. */
export const CLUSTERS_FOLDER = 'MIRA_GITOPS_CLUSTERS';

/** As it is compiled: a supervisor outlives a test runner that compiles in memory. */
const SUPERVISOR = join(process.cwd(), 'build', 'cluster', 'supervisor.js');

/** Programs that end, and a folder that goes, when this process does: see `supervisor.ts`. */
export class Supervision {
  /** Code by name of what ended. */
  readonly #ended = new Map<string, number>();
  readonly #pids = new Map<string, number>();

  private constructor(
    private readonly child: ChildProcess,
    /** For data that is gone afterwards. */
    readonly folder: string,
  ) {}

  /**
   * @param folder must not exist
   * @default - a new one among the system's temporary ones
   */
  static async begin(folder?: string): Promise<Supervision> {
    const args = [SUPERVISOR, ...(folder === undefined ? [] : [folder])];
    const child = spawn(process.execPath, args, { detached: true, stdio: 'pipe' });
    child.stderr.pipe(process.stderr);
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the supervisor ended at once, with code ${code}`);
    });
    const [first] = await Promise.race([once(lines, 'line'), ended]);
    ended.catch(() => {});
    const ready: Extract<Report, { report: 'ready' }> = JSON.parse(first);
    const supervision = new Supervision(child, ready.folder);
    // what it was told last may not have reached it
    child.stdin.on('error', () => {});
    lines.on('line', (line) => supervision.note(JSON.parse(line)));
    return supervision;
  }

  start(process: Process): void {
    this.#ended.delete(process.name);
    this.order({ order: 'start', ...process });
  }

  /** The code with which a program ended; undefined while it runs. 127: it could not be started. */
  ended(name: string): number | undefined {
    return this.#ended.get(name);
  }

  /** Process ids of what was started and has not ended. */
  get running(): number[] {
    return [...this.#pids.values()];
  }

  /** Runs a program to its end. Gives its code; what it printed is its {@link log}. */
  async run(process: Process): Promise<number> {
    this.start(process);
    for (;;) {
      const code = this.ended(process.name);
      if (code !== undefined) return code;
      if (this.isGone) throw new Error(`the supervisor is gone, and ${process.name} with it`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** What a program printed. */
  log(name: string): string {
    return readFileSync(join(this.folder, `${name}.log`), 'utf8');
  }

  kill(name: string): void {
    this.order({ order: 'kill', name });
  }

  /** Ends every program and removes the folder. */
  async end(): Promise<void> {
    if (this.isGone) return;
    const exit = once(this.child, 'exit');
    this.child.stdin?.end();
    await exit;
  }

  /** Lets everything run on when this process ends, until there is a file `stop` in the folder. */
  async detach(): Promise<void> {
    this.order({ order: 'detach' });
    await new Promise((resolve) => this.child.stdin?.end(resolve));
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    this.child.unref();
  }

  private get isGone(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private order(order: Order): void {
    this.child.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  private note(report: Report): void {
    if (report.report === 'started') this.#pids.set(report.name, report.pid);
    if (report.report !== 'ended') return;
    this.#ended.set(report.name, report.code);
    this.#pids.delete(report.name);
  }
}
