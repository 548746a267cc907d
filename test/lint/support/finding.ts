import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LINT_SUITES } from '../../cluster/harness/suites';
import { reportRow } from '../../cluster/support/context';
import { REPOSITORY } from '../../support/temp-root';
import type { Linted } from './linted-fleet';

/** What a linter says against an object. */
export interface Finding {
  /** The linter's name for its check. */
  readonly check: string;
  readonly linted: Linted;
  /** The container, where the linter names one. */
  readonly container?: string;
  readonly says: string;
}

const FILE = join('test', 'lint', 'exceptions.yaml');

/** What is excepted: one check of one linter, on each of these kinds of objects of each of these apps. */
const exception = z.strictObject({
  linter: z.enum(LINT_SUITES.map(({ name }) => name)),
  check: z.string(),
  kinds: z.array(z.string()).min(1),
  /** Labels app.kubernetes.io/name. */
  apps: z.array(z.string()).min(1),
  /** Where the linter names containers. */
  containers: z.array(z.string()).optional(),
  /** Only there. */
  environment: z.string().optional(),
  namespace: z.string().optional(),
  reason: z.string().min(20),
});

/** One combination that an exception stands for: each must still apply. */
interface Excepted {
  readonly check: string;
  readonly kind: string;
  readonly app: string;
  readonly container?: string;
  readonly environment?: string;
  readonly namespace?: string;
}

function exceptionsOf(linter: string): Excepted[] {
  const all = z.array(exception).parse(parse(readFileSync(join(REPOSITORY, FILE), 'utf8')));
  return all
    .filter((one) => one.linter === linter)
    .flatMap(({ check, kinds, apps, containers = [undefined], environment, namespace }) =>
      kinds.flatMap((kind) =>
        apps.flatMap((app) => containers.map((container) => ({ check, kind, app, container, environment, namespace }))),
      ),
    );
}

/**
 * Asserts that a linter finds nothing but what is excepted, and that nothing is excepted that it does not find.
 *
 * @param checked how much it looked at, for the table
 */
export function expectOnlyExceptions(
  linter: string,
  kubernetes: string,
  checked: string,
  all: readonly Finding[],
): void {
  const exceptions = exceptionsOf(linter);
  const unexpected = all.filter((finding) => !exceptions.some((one) => matches(one, finding)));
  const stale = exceptions.filter((one) => !all.some((finding) => matches(one, finding)));
  const excepted = all.length - unexpected.length;
  reportRow({ linter, kubernetes, checked, excepted, failed: unexpected.length, 'stale exceptions': stale.length });
  expect({ unexpected: summary(unexpected), stale }).toEqual({ unexpected: [], stale: [] });
}

function matches(one: Excepted, { check, linted, container }: Finding): boolean {
  const { object, environment } = linted;
  const isSame = (wanted: string | undefined, found: string | undefined) => wanted === undefined || wanted === found;
  return (
    one.check === check &&
    one.kind === object.kind &&
    one.app === appOf(linted) &&
    isSame(one.container, container) &&
    isSame(one.environment, environment) &&
    isSame(one.namespace, object.metadata.namespace)
  );
}

function appOf({ object }: Linted): string {
  return object.metadata.labels?.['app.kubernetes.io/name'] ?? '';
}

/** Findings as they are read, each once with an example. */
function summary(findings: readonly Finding[]): string[] {
  const lines = new Map<string, string>();
  for (const { check, linted, container, says } of findings) {
    const { object, environment } = linted;
    const what = `${check} on ${object.kind} of ${appOf(linted)}${container ? `, container ${container}` : ''}: ${says}`;
    if (!lines.has(what)) lines.set(what, `${what} (such as ${environment}: ${object.metadata.name})`);
  }
  return [...lines.values()];
}
