import fc from 'fast-check';
import { comparePlans } from '../../src/plan/compare-trees';
import type { FileTree } from '../../src/plan/read/trees';
import { htmlReport } from '../../src/plan/report/html';
import { jsonReport } from '../../src/plan/report/json';
import { markdownReport } from '../../src/plan/report/markdown';
import { sarifReport } from '../../src/plan/report/sarif';
import { textReport } from '../../src/plan/report/text';
import { textWithoutSecrets } from '../../src/plan/secrets/secrets';

const WORD = 'canary';

/** Texts that nobody may see, each another one. They may have what ends a value in some syntax, but no line break. */
const secret = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019-_.+/=#$%^*!~:@'), minLength: 1, maxLength: 20 })
  .map((end) => WORD + end);

/** Names of secrets, as people write them. */
const secretName = fc.constantFrom(
  'PASSWORD',
  'DB_PASSWORD',
  'dbPassword',
  'db.password',
  'api-token',
  'API_KEY',
  'clientSecret',
  'aws_secret_access_key',
  'SMTP_PASS',
  'private-key',
  'credentials',
);

/** Where a secret may be: an object with it. */
const PLACES: readonly ((name: string, value: string) => Record<string, unknown>)[] = [
  (name, value) => ({ kind: 'Secret', stringData: { [name]: value } }),
  (name, value) => ({ kind: 'Secret', data: { [name]: Buffer.from(value).toString('base64'), other: `${WORD}1` } }),
  (name, value) => ({ kind: 'ConfigMap', data: { [name]: value } }),
  (name, value) => ({ kind: 'ConfigMap', data: { 'app.properties': `a=1\n${name}=${value}\nb=2\n` } }),
  (name, value) => ({ kind: 'ConfigMap', data: { 'app.yaml': `a: 1\n${name}: ${value}\nb: 2\n` } }),
  (name, value) => ({ kind: 'ConfigMap', data: { 'app.json': JSON.stringify({ a: { [name]: value }, b: [1] }) } }),
  (_, value) => ({ kind: 'ConfigMap', data: { url: `postgres://shop:${encodeURIComponent(value)}@db:5432/shop` } }),
  (name, value) =>
    container({
      env: [
        { name, value },
        { name: 'LEVEL', value },
      ].slice(0, 1),
    }),
  (name, value) => container({ args: [`--${name}=${value}`, '--level=info'] }),
  (name, value) => container({ args: [`--${name}`, value, '--level=info'] }),
  (name, value) => ({ kind: 'Widget', apiVersion: 'example.com/v1', spec: { a: [{ b: { [name]: value } }] } }),
  (name, value) => ({ kind: 'Widget', apiVersion: 'example.com/v1', spec: { parameters: [{ name, value }] } }),
];

function container(more: object): Record<string, unknown> {
  const spec = { containers: [{ name: 'web', image: 'registry.example.com/web:v1', ...more }] };
  const template = { metadata: { labels: { app: 'web' } }, spec };
  return { kind: 'Deployment', apiVersion: 'apps/v1', spec: { selector: { matchLabels: { app: 'web' } }, template } };
}

function treeOf(object: object | undefined): FileTree {
  const whole = { apiVersion: 'v1', metadata: { name: 'web', namespace: 'lab' }, ...object };
  return { paths: new Set(object ? ['web.yaml'] : []), read: () => JSON.stringify(whole) };
}

describe('a secret', () => {
  it('is in no report, whether it is new, changed or gone', () => {
    const place = fc.constantFrom(...PLACES);
    const sides = fc.constantFrom([true, true], [true, false], [false, true]);
    fc.assert(
      fc.property(place, secretName, secret, secret, sides, (of, name, old, now, [before, after]) => {
        const trees = {
          before: treeOf(before ? of(name, old) : undefined),
          after: treeOf(after ? of(name, now) : undefined),
        };
        const plan = comparePlans({ ...trees, changed: ['web.yaml'] });
        for (const report of [htmlReport, jsonReport, markdownReport, sarifReport, textReport]) {
          expect(report(plan)).not.toMatch(/canary|Y2FuYXJ5/);
        }
        if (plan.groups.length > 0) expect(htmlReport(plan)).toMatch(/\(not shown/);
        expect(plan.groups).toHaveLength(before && after && old === now ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  it('is looked for in no more time than there is text', () => {
    for (const part of [
      'a',
      'a=',
      ' ',
      '://',
      '://a:',
      '"',
      '--a ',
      'password',
      '-',
      'eyJa.',
      'Basic ',
      'password:|\n ',
      '\n',
    ]) {
      const from = performance.now();
      textWithoutSecrets(part.repeat(200_000 / part.length));
      expect([part, performance.now() - from < 2_000]).toEqual([part, true]);
    }
  });

  it('that is only referred to is shown', () => {
    for (const text of [
      '--password=$(DB_PASSWORD)',
      'PASSWORD_FILE=/run/secrets/db',
      'registry.example.com/token:v1',
      'topologyKey: zone',
    ]) {
      expect(textWithoutSecrets(text)).toBe(text);
    }
  });
});
