import fc from 'fast-check';
import { type Consequence, type FieldChange, type Meaning, type ObjectChange, VERDICTS } from '../../src/plan/change';
import type { EnvironmentPlan, Group, Plan } from '../../src/plan/plan';

/** Text that a comment, a page or a terminal would act on. */
const steering = fc.constantFrom(
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '@octocat #1 !2 GH-3 $4 %5 ~6',
  '| a | b |',
  '```\n````',
  '</details>\n\n# heading',
  '[a](javascript:alert(1))',
  '<!-- mira-gitops plan -->',
  '\u202e\u001b[31m\u0000\ud800',
  '{0} {{policy}}',
  '- - -',
);

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 6, arbitrary: steering },
  { weight: 1, arbitrary: fc.constantFrom('&', '\n', 'a b', '😀').map((part) => part.repeat(20_000)) },
);

const verdict = fc.constantFrom(...VERDICTS);
const meaning = fc.constantFrom<Meaning>('in place', 'restart', 'data', 'security', 'added', 'custom resource');

const field: fc.Arbitrary<FieldChange> = fc.record(
  { steps: fc.array(text, { minLength: 1, maxLength: 4 }), before: fc.anything(), after: text },
  { requiredKeys: ['steps', 'after'] },
);

const consequence: fc.Arbitrary<Consequence> = fc.record(
  { meaning, verdict, text, help: text, source: fc.oneof(text, fc.constant('https://kubernetes.io/docs/')) },
  { requiredKeys: ['meaning', 'verdict', 'text', 'source'] },
);

const placed = fc.record({ name: text, kind: text, path: text, data: fc.dictionary(text, text, { maxKeys: 2 }) });

const object: fc.Arbitrary<ObjectChange> = fc
  .record({
    before: placed,
    after: fc.option(placed, { nil: undefined }),
    fields: fc.array(field, { maxLength: 6 }),
    consequences: fc.array(consequence, { maxLength: 4 }),
    outcome: fc.constantFrom('created', 'updated', 'unchanged', 'refused', 'deleted', 'kept'),
  })
  .map(({ before, after, ...rest }) => ({
    ...rest,
    identity: `${before.kind}/${before.name}`,
    before: placedObject(before),
    ...(after && { after: placedObject(after) }),
  }));

function placedObject({ name, kind, path, data }: { name: string; kind: string; path: string; data: object }) {
  return { manifest: { apiVersion: 'v1', kind, metadata: { name }, data }, path, line: 1, text: '' };
}

const counts = fc.record({
  before: fc.nat(),
  added: fc.nat(),
  updated: fc.nat(),
  moved: fc.nat(),
  removed: fc.nat(),
});

const environment: fc.Arbitrary<EnvironmentPlan> = fc.record({
  name: text,
  verdict,
  clients: counts,
  others: counts,
  budget: fc.record({ removed: fc.nat(), allowed: fc.nat(), of: fc.nat() }),
  refusals: fc.array(text, { maxLength: 3 }),
});

const group: fc.Arbitrary<Omit<Group, 'number'>> = fc.record({
  environment: text,
  verdict,
  headline: text,
  fate: fc.constantFrom('added', 'updated', 'moved', 'removed'),
  members: fc.array(fc.record({ name: text, stack: text, path: text }), { minLength: 1, maxLength: 3 }),
  objects: fc.array(object, { minLength: 1, maxLength: 3 }),
});

/** Plans of any size and with any text: what is compared here is how they are shown. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    environments: fc.array(environment, { maxLength: 5 }),
    groups: fc.array(group, { maxLength: 8 }),
    times: fc.constantFrom(1, 1, 1, 10, 100),
    verdict,
  })
  .map(({ environments, groups, times, verdict: worst }) => ({
    environments: repeated(environments, times),
    groups: repeated(groups, times).map((one, index) => ({ ...one, number: index + 1 })),
    verdict: worst,
    diagnostics: [],
  }));

function repeated<T>(values: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => values).flat();
}
