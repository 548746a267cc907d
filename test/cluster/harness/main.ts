import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clusterDown, clusterUp } from './developer-cluster';
import { minorsToRun } from './minors';
import { printTable } from './print-table';
import { obtainPrograms } from './programs';
import { type Results, runSuites, type SuiteProps } from './run-suites';
import { CLUSTER_SUITES, LINT_SUITES, PREDICTIONS_SUITES, type Suite } from './suites';
import { Supervision } from './supervision';
import { PINNED_MINORS } from './versions';

const SUITES = { cluster: CLUSTER_SUITES, lint: LINT_SUITES, predictions: PREDICTIONS_SUITES };

const USAGE = `usage: npm run test:cluster -- [SUITE]… [--kubernetes MINOR]…
           ${CLUSTER_SUITES.map(({ name }) => name).join(', ')}; on Kubernetes ${PINNED_MINORS.join(' and ')}
       npm run test:lint -- [SUITE]… [--kubernetes MINOR]…
           ${LINT_SUITES.map(({ name }) => name).join(', ')}
       npm run test:predictions -- [PART OF A CASE'S NAME]… [--kubernetes MINOR]…
       npm run cluster -- up [--kubernetes MINOR]     a cluster to play with
       npm run cluster -- down                        its end
`;

// until something says otherwise: a promise that is never settled ends the process too
process.exitCode = 1;

const say = (text: string): void => void process.stderr.write(text);

/**
 * @param names of suites; all where there is none
 * @param only what to try of them; everything where it is empty
 */
async function test(
  folder: keyof typeof SUITES,
  asked: readonly string[],
  names: readonly string[],
  only: readonly string[] = [],
): Promise<number> {
  const suites = SUITES[folder].filter(({ name }) => names.length === 0 || names.includes(name));
  if (suites.length < names.length) return misused();
  const supervision = await Supervision.begin();
  const stop = (): void => void supervision.end().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  stopWithParent(stop);
  try {
    const all: Results[] = [];
    const minors = minorsToRun(asked);
    for (const minor of minors) {
      const here = suites.filter(({ newestOnly }) => !newestOnly || minor === minors.at(-1));
      if (here.length > 0) all.push(await testOn({ folder, minor, suites: here, supervision, only }));
    }
    return conclude(all);
  } finally {
    await supervision.end();
  }
}

async function testOn(props: Omit<SuiteProps, 'programs'>): Promise<Results> {
  const needs = [...new Set(props.suites.flatMap((suite: Suite) => suite.needs))];
  const programs = await obtainPrograms(needs, props.minor, props.supervision, say);
  return runSuites({ ...props, programs });
}

function conclude(all: readonly Results[]): number {
  const of = (field: 'passed' | 'failed' | 'skipped') => all.flatMap((results) => results[field]);
  process.stdout.write(printTable(all.flatMap(({ rows }) => rows)));
  for (const sentence of all.flatMap(({ sentences }) => sentences)) process.stdout.write(`${sentence}\n`);
  for (const name of of('skipped')) process.stdout.write(`skipped: ${name}\n`);
  for (const name of of('failed')) process.stdout.write(`failed: ${name}\n`);
  const [passed, failed, skipped] = [of('passed').length, of('failed').length, of('skipped').length];
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  if (passed + failed === 0) return 2;
  return failed > 0 ? 1 : 0;
}

/** A parent that is killed says nothing. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { kubernetes: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const [verb, ...names] = positionals;
  if (verb === 'test') return test('cluster', values.kubernetes, names);
  if (verb === 'lint') return test('lint', values.kubernetes, names);
  if (verb === 'predictions') return predictions(values.kubernetes, names);
  if (verb === 'up') return clusterUp(values.kubernetes[0], say);
  if (verb === 'down') return clusterDown(say);
  return misused();
}

/** @param parts of the names of cases */
async function predictions(asked: readonly string[], parts: readonly string[]): Promise<number> {
  const cases = readdirSync(join('test', 'golden', 'plan'));
  const unknown = parts.filter((part) => !cases.some((name) => name.includes(part)));
  if (unknown.length === 0) return test('predictions', asked, [], parts);
  say(`no case has ${unknown.join(' or ')} in its name\n`);
  return 2;
}

function misused(): number {
  say(USAGE);
  return 2;
}

main().then(
  (code) => process.exit(code),
  (problem: unknown) => {
    say(`${problem instanceof Error ? problem.message : problem}\n`);
    process.exit(1);
  },
);
