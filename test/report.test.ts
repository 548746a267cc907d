import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectTree, goldenCases, goldenPath } from './support/golden';
import { SARIF, schema } from './support/json-schema';
import { runHere, runProgram } from './support/run-mira';
import { REPOSITORY } from './support/temp-root';

const FILES = { markdown: 'plan.md', json: 'plan.json', sarif: 'plan.sarif' } as const;

const PLAN_SCHEMA = schema('schemas/plan.schema.json');
const SARIF_SCHEMA = schema(SARIF);

function report(folder: string, format: string): Promise<string> {
  return runHere(folder, 'plan', '--from', 'before', '--to', 'after', '--output', format).then(({ stdout }) => stdout);
}

/** Cases of reports: `before/` and `after/`, and what each report says. */
describe('the reports', () => {
  test.each(goldenCases('report'))('%s', async (name) => {
    const folder = goldenPath('report', name);
    const reports: Record<string, string> = {};
    for (const [format, file] of Object.entries(FILES)) reports[file] = await report(folder, format);
    expectTree(join(folder, 'expected'), reports);
  });

  test.each(['text', 'markdown', 'json', 'sarif', 'html'])('hold no secret: %s', async (format) => {
    const shown = await report(goldenPath('report', 'secrets-are-not-shown'), format);
    if (format !== 'sarif') expect(shown).toMatch(/not shown/);
    expect(shown).not.toMatch(/canary|Y2FuYXJ5/);
  });
});

describe('the plan of every golden case', () => {
  test.each(goldenCases('plan'))('is as the schemas say: %s', async (name) => {
    const folder = goldenPath('plan', name);
    const json = await report(folder, 'json');
    // what cannot be read has no plan
    if (!('version' in JSON.parse(json))) return;
    expect(PLAN_SCHEMA.safeParse(JSON.parse(json)).error).toBeUndefined();
    const sarif = await report(folder, 'sarif');
    expect(SARIF_SCHEMA.safeParse(JSON.parse(sarif)).error).toBeUndefined();
    expect(sarif).not.toMatch(/"uri": "(\/|\w+:)/);
  });
});

describe('the page', () => {
  it('is made from its parts (npm run page)', () => {
    const file = join(REPOSITORY, 'src/plan/report/html/page.generated.ts');
    const before = readFileSync(file, 'utf8');
    const made = runProgram(REPOSITORY, [process.execPath, 'src/plan/report/html/make-page.mjs', '--print']);
    expect(made.stdout).toBe(before);
  });
});
