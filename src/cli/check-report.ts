import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { isClientPath, isEnvironmentPath } from '../source/inputs';
import type { CheckedDist } from './check-dist';
import type { ExitCode } from './context';
import type { MadePlan } from './make-plan';
import { plural } from './report';

/** What `mira check` found. */
export interface Checked {
  readonly code: ExitCode;
  readonly dist: CheckedDist;
  readonly made: MadePlan;
  readonly diagnostics: readonly Diagnostic[];
}

const RESULTS = ['yes', 'no', 'cannot tell'] as const;

/** For programs. A part that could not be looked at is null. */
export function checkDocument({ code, dist, made, diagnostics }: Checked): unknown {
  const { planDocument } = require('../plan/report/json') as typeof import('../plan/report/json');
  const { stale, missing, extra } = dist.difference ?? {};
  const [environments, clients] = countsOf(dist);
  return {
    result: RESULTS[code],
    inputs: { valid: areInputsValid(dist), environments, clients },
    dist: dist.difference ? { upToDate: isUpToDate(dist), stale, missing, extra } : null,
    base: made.base ?? null,
    plan: made.plan ? planDocument(made.plan) : null,
    diagnostics,
  };
}

/** For people: the plan, and a line for each part. */
export function checkText({ code, dist, made }: Checked): string {
  const { textReport } = require('../plan/report/text') as typeof import('../plan/report/text');
  const parts = [
    ['inputs', inputsText(dist)],
    ['dist/', distText(dist)],
    ['plan', made.plan ? made.plan.verdict : 'cannot be made, as said above'],
    ['check', RESULTS[code]],
  ] as const;
  const summary = parts.map(([name, text]) => `${`${name}:`.padEnd(8)} ${text}\n`).join('');
  return `${made.plan ? `${textReport(made.plan)}\n` : ''}${summary}`;
}

function inputsText(dist: CheckedDist): string {
  if (!areInputsValid(dist)) return 'not valid, as said above';
  const [environments, clients] = countsOf(dist);
  return `valid: ${[plural(environments, 'environment'), plural(clients, 'client')].filter(Boolean).join(', ')}`;
}

function distText(dist: CheckedDist): string {
  if (!dist.difference) return 'not compared';
  return isUpToDate(dist) ? `up to date: ${plural(dist.difference.unchanged, 'file')}` : 'not what mira synth writes';
}

function isUpToDate({ diagnostics }: CheckedDist): boolean {
  return !diagnostics.some(({ code }) => code === 'dist/out-of-date' || code === 'dist/foreign-file');
}

function areInputsValid({ diagnostics }: CheckedDist): boolean {
  return !hasErrors(diagnostics.filter(({ code }) => code !== 'dist/out-of-date' && code !== 'dist/foreign-file'));
}

function countsOf({ paths }: CheckedDist): [environments: number, clients: number] {
  return [paths.filter(isEnvironmentPath).length, paths.filter(isClientPath).length];
}
