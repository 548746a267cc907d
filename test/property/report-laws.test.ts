import fc from 'fast-check';
import type { Plan } from '../../src/plan/plan';
import { htmlReport } from '../../src/plan/report/html';
import { jsonReport } from '../../src/plan/report/json';
import { markdownReport } from '../../src/plan/report/markdown';
import { sarifReport } from '../../src/plan/report/sarif';
import { SARIF, schema } from '../support/json-schema';
import { anyPlan, smallPlan } from '../support/plans';

const PLAN_SCHEMA = schema('schemas/plan.schema.json');
const SARIF_SCHEMA = schema(SARIF);

describe('any plan', () => {
  const law = (name: string, plans: fc.Arbitrary<Plan>, check: (plan: Plan) => void) =>
    test(name, () => fc.assert(fc.property(plans, check), { numRuns: 40 }), 60_000);

  law('fits into a comment, in which every group has a section or a line, or is counted', anyPlan, (plan) => {
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

  law('has no HTML and no Markdown in its comment but ours', anyPlan, (plan) => {
    const outside = withoutFences(markdownReport(plan));
    const tags = new Set([...outside.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, tag]) => tag));
    const ours = ['details', 'summary', 'b', 'code', 'span', 'br', '!--'];
    expect([...tags].filter((tag) => !ours.includes(tag ?? ''))).toEqual([]);
    expect(outside.match(/<!--/g)).toHaveLength(1);
    expect(outside.replace(/&#?\w+;/g, '')).not.toMatch(/@|(?<!^#*)#\d|\(javascript:/m);
  });

  law('is as the schemas say', smallPlan, (plan) => {
    expect(PLAN_SCHEMA.safeParse(JSON.parse(jsonReport(plan))).error).toBeUndefined();
    expect(SARIF_SCHEMA.safeParse(JSON.parse(sarifReport(plan))).error).toBeUndefined();
  });

  law('is a page of about 5 MB at most, with two scripts, in which no text of a file is HTML', anyPlan, (plan) => {
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
