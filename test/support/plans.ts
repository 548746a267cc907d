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

/** No path is longer than a few thousand characters: Linux takes 4,096. */
const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), steering, fc.constant('&'.repeat(250)));

const text = fc.oneof(
  { weight: 12, arbitrary: name },
  { weight: 1, arbitrary: fc.constantFrom('&', '\n', 'a b', '😀').map((part) => part.repeat(4_000)) },
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

const placed = fc.record({ name, kind: name, path: name, data: fc.dictionary(text, text, { maxKeys: 2 }) });

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

function placedObject({ path, kind, data, ...metadata }: { name: string; kind: string; path: string; data: object }) {
  return { manifest: { apiVersion: 'v1', kind, metadata, data }, path, line: 1, text: '' };
}

const counts = fc.record({
  before: fc.nat(),
  added: fc.nat(),
  updated: fc.nat(),
  moved: fc.nat(),
  removed: fc.nat(),
});

const environment: fc.Arbitrary<EnvironmentPlan> = fc.record({
  name,
  verdict,
  clients: counts,
  others: counts,
  budget: fc.record({ removed: fc.nat(), allowed: fc.nat(), of: fc.nat() }),
  refusals: fc.array(text, { maxLength: 3 }),
});

const group: fc.Arbitrary<Omit<Group, 'number'>> = fc.record({
  environment: name,
  verdict,
  headline: text,
  fate: fc.constantFrom('added', 'updated', 'moved', 'removed'),
  members: fc.array(fc.record({ name, stack: name, path: name }), { minLength: 1, maxLength: 3 }),
  objects: fc.array(object, { minLength: 1, maxLength: 3 }),
});

/** Plans with any text. What is in them need not be true: it is how they are shown that matters. */
export const smallPlan = planOf(fc.constant(1));

/** The same, some of them with hundreds of groups. */
export const anyPlan = planOf(fc.constantFrom(1, 1, 1, 10, 60));

function planOf(times: fc.Arbitrary<number>): fc.Arbitrary<Plan> {
  const parts = fc.record({
    environments: fc.array(environment, { maxLength: 5 }),
    groups: fc.array(group, { maxLength: 8 }),
    times,
    verdict,
  });
  return parts.map((one) => ({
    environments: repeated(one.environments, one.times),
    groups: repeated(one.groups, one.times).map((made, index) => ({ ...made, number: index + 1 })),
    verdict: one.verdict,
    diagnostics: [],
  }));
}

function repeated<T>(values: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => values).flat();
}
