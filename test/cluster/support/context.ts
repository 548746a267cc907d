import { appendFileSync, readFileSync } from 'node:fs';
import type { TestContext } from '../harness/run-suites';

/** What `npm run test:cluster` tells a test. @throws where jest was started by hand */
export function testContext(): TestContext {
  const { MIRA_GITOPS_TEST: file } = process.env;
  if (file === undefined) throw new Error('these tests are run by npm run test:cluster, test:lint or test:predictions');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Adds a line to the table that is printed at the end. */
export function reportRow(row: Readonly<Record<string, unknown>>): void {
  appendFileSync(testContext().report, `${JSON.stringify(row)}\n`);
}

/** Adds a sentence below the table. */
export function reportSentence(sentence: string): void {
  appendFileSync(testContext().report, `${JSON.stringify(sentence)}\n`);
}
