import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Programs } from './programs';
import type { Suite } from './suites';
import { CLUSTERS_FOLDER, type Supervision } from './supervision';

/** What tests are given by whoever runs them: the file that `MIRA_GITOPS_TEST` names. */
export interface TestContext {
  /** The Kubernetes minor, such as `1.36`. */
  readonly minor: string;
  readonly files: Programs['files'];
  /** Where tests add lines for the table that is printed at the end. */
  readonly report: string;
  /** Parts of the names of what is to be tried. Empty: everything. */
  readonly only: readonly string[];
}

export interface SuiteProps {
  readonly folder: 'cluster' | 'lint' | 'predictions';
  readonly minor: string;
  readonly suites: readonly Suite[];
  readonly programs: Programs;
  readonly supervision: Supervision;
  /** See {@link TestContext.only}. */
  readonly only: readonly string[];
}

/** How suites ended, by name with the Kubernetes minor. */
export interface Results {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** With the reason. */
  readonly skipped: readonly string[];
  /** What tests reported, in the order in which they did: for the table, and a sentence each. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly sentences: readonly string[];
}

/** Runs the suites whose programs are there. */
export async function runSuites(props: SuiteProps): Promise<Results> {
  const { minor, suites, programs, supervision } = props;
  const title = ({ name }: Suite): string => `${name} (Kubernetes ${minor})`;
  const lacking = ({ needs }: Suite): string[] => needs.flatMap((name) => programs.missing[name] ?? []);
  const ready = suites.filter((suite) => lacking(suite).length === 0);
  const skipped = suites
    .filter((suite) => lacking(suite).length > 0)
    .map((suite) => `${title(suite)}: ${lacking(suite).join('; ')}`);
  const report = join(supervision.folder, `${minor}.report`);
  writeFileSync(report, '');
  const results = join(supervision.folder, `${minor}.results.json`);
  if (ready.length > 0) await runJest(props, ready, report, results);
  const good = ready.length > 0 ? passedFiles(results) : [];
  const passed = ready.filter(({ name }) => good.includes(`${name}.test.ts`));
  const reported: (string | Results['rows'][number])[] = readFileSync(report, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return {
    passed: passed.map(title),
    failed: ready.filter((suite) => !passed.includes(suite)).map(title),
    skipped,
    rows: reported.filter((one) => typeof one !== 'string'),
    sentences: reported.filter((one) => typeof one === 'string'),
  };
}

async function runJest(props: SuiteProps, suites: readonly Suite[], report: string, results: string): Promise<void> {
  const { folder, minor, programs, supervision, only } = props;
  const context = join(supervision.folder, `${minor}.context.json`);
  writeFileSync(context, JSON.stringify({ minor, files: programs.files, report, only } satisfies TestContext));
  const jest = join(process.cwd(), 'node_modules', 'jest', 'bin', 'jest.js');
  const files = suites.map(({ name }) => join('test', folder, `${name}.test.ts`));
  const args = ['--config', 'test/cluster/jest.config.json', '--json', `--outputFile=${results}`, '--runTestsByPath'];
  await supervision.run({
    name: `jest-${minor}`,
    program: process.execPath,
    args: [jest, ...args, ...files],
    cwd: process.cwd(),
    // what a killed test leaves goes with the folder; clusters see to their own
    env: { MIRA_GITOPS_TEST: context, TMPDIR: supervision.folder, [CLUSTERS_FOLDER]: tmpdir() },
    talks: true,
  });
}

/** Test files, by name without folder, in which every test passed and at least one did. */
function passedFiles(results: string): string[] {
  try {
    const { testResults }: JestResults = JSON.parse(readFileSync(results, 'utf8'));
    const good = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'passed' && assertionResults.some((result) => result.status === 'passed'),
    );
    return good.map(({ name }) => name.split(/[\\/]/).at(-1) ?? '');
  } catch {
    return [];
  }
}

interface JestResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}
