import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import type { Plan } from '../src/plan/plan';
import { htmlReport } from '../src/plan/report/html';
import { jsonReport } from '../src/plan/report/json';
import { markdownReport } from '../src/plan/report/markdown';
import { sarifReport } from '../src/plan/report/sarif';
import { expectTree, goldenCases, goldenPath } from './support/golden';
import { anyPlan } from './support/plans';
import { runHere } from './support/run-mira';
import { REPOSITORY } from './support/temp-root';

const FILES = { markdown: 'plan.md', json: 'plan.json', sarif: 'plan.sarif', text: 'plan.txt' } as const;

const PLAN_SCHEMA = schema('schemas/plan.schema.json');
const SARIF_SCHEMA = schema('test/support/sarif/sarif-2.1.0-rtm.5.json');

function schema(path: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8')));
}

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

  test.each(Object.keys(FILES).concat('html'))('hold no secret: %s', async (format) => {
    const shown = await report(goldenPath('report', 'secrets-are-not-shown'), format);
    expect(shown).toMatch(/not shown/);
    expect(shown).not.toMatch(/canary|Y2FuYXJ5/);
    expect(shown).toMatch(/debug/);
  });
});

describe('the plan of every golden case', () => {
  const cases = goldenCases('plan').filter((name) => readable(name));

  test.each(cases)('is as the schemas say: %s', async (name) => {
    const folder = goldenPath('plan', name);
    expect(PLAN_SCHEMA.safeParse(JSON.parse(await report(folder, 'json'))).error).toBeUndefined();
    expect(SARIF_SCHEMA.safeParse(JSON.parse(await report(folder, 'sarif'))).error).toBeUndefined();
  });
});

/** Whether the case is one that has a plan. */
function readable(name: string): boolean {
  try {
    return !/^\d/.test(readFileSync(goldenPath('plan', name, 'expected', 'exit-code'), 'utf8').replace(/^[01]/, ''));
  } catch {
    return true;
  }
}

describe('any plan', () => {
  const law = (name: string, check: (plan: Plan) => void, numRuns = 60) =>
    test(name, () => fc.assert(fc.property(anyPlan, check), { numRuns }), 60_000);

  law('fits into a comment, in which every group has a section or a line, or is counted', (plan) => {
    const text = markdownReport(plan);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.split('\n')[0]).toBe('<!-- mira-gitops plan -->');
    const sections = text.match(/^<details/gm)?.length ?? 0;
    const lines = text.match(/^- \S+ <b>/gm)?.length ?? 0;
    const counted = [...text.matchAll(/^- \S+ [a-z ]+: ([\d,]+) groups? of/gm)].map(([, count = '']) => count);
    const sum = counted.reduce((total, count) => total + Number(count.replaceAll(',', '')), 0);
    expect(sections + lines + sum).toBe(plan.groups.length);
    if (lines + sum > 0) expect(text).toMatch(/A comment holds no more/);
  });

  law('has no HTML and no Markdown in its comment but ours', (plan) => {
    const outside = withoutFences(markdownReport(plan));
    const tags = new Set([...outside.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, tag]) => tag));
    const ours = ['details', 'summary', 'b', 'code', 'span', 'br', '!--'];
    expect([...tags].filter((tag) => !ours.includes(tag ?? ''))).toEqual([]);
    expect(outside.match(/<!--/g)).toHaveLength(1);
    expect(outside.replace(/&#?\w+;/g, '')).not.toMatch(/@|(?<!^#*)#\d|\(javascript:/m);
  });

  law('is as the schemas say', (plan) => {
    expect(PLAN_SCHEMA.safeParse(JSON.parse(jsonReport(plan))).error).toBeUndefined();
    expect(SARIF_SCHEMA.safeParse(JSON.parse(sarifReport(plan))).error).toBeUndefined();
  });

  law('is a page of about 5 MB at most, with two scripts, in which no text of a file is HTML', (plan) => {
    const html = htmlReport(plan);
    expect(html.length).toBeLessThan(5_500_000);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).not.toMatch(/<img|<!-- mira/);
    const [, data = ''] = /id="plan">(.*)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(data).groups).toHaveLength(plan.groups.length);
  });
});

/** What is not in a block of lines that stand as they are. */
function withoutFences(markdown: string): string {
  return markdown.replace(/^ *(`{3,})[a-z]*\n[\s\S]*?^ *\1$/gm, '');
}

describe('the page', () => {
  it('is made from its parts (npm run page)', async () => {
    const made = readFileSync(join(REPOSITORY, 'src/plan/report/html/page.generated.ts'), 'utf8');
    const { generatedPage } = await import('../src/plan/report/html/make-page.mjs');
    expect(generatedPage()).toBe(made);
  });
});
