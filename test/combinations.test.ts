import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { combinations } from './support/combinations';
import { make } from './support/fleet';
import { pairwise } from './support/pairwise';
import { REPOSITORY } from './support/temp-root';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** Every field of a schema, such as `clients.ingress.tls.secretName`; `*` stands for any key or item. */
function fieldsOf({ properties = {}, additionalProperties, items }: Schema): string[] {
  const children: [string, Schema][] = Object.entries(properties);
  if (typeof additionalProperties === 'object') children.push(['*', additionalProperties]);
  if (items) children.push(['*', items]);
  return children.flatMap(([name, child]) => [name, ...fieldsOf(child).map((below) => `${name}.${below}`)]);
}

function isSet(path: readonly string[], value: unknown): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const children = name === '*' ? Object.values(value) : name in value ? [value[name as keyof typeof value]] : [];
  return children.some((child) => isSet(rest, child));
}

describe('pairwise', () => {
  it('has every pair that is possible, and no other', () => {
    const some = (most: number) => fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: most });
    const factors = fc.record({ a: some(5), b: some(4), c: some(3), d: some(3), e: some(2) });
    fc.assert(
      fc.property(factors, fc.integer({ min: 1, max: 5 }), (all, every) => {
        // neither is possible with the other's first value, which is possible with all others
        const isPossible = (row: { a?: number; b?: number }) =>
          row.a === undefined ||
          row.b === undefined ||
          row.a === all.a[0] ||
          row.b === all.b[0] ||
          (row.a + row.b) % every !== 0;
        const rows = pairwise(all, isPossible);
        const has = (pair: object) =>
          rows.some((row) => Object.entries(pair).every(([name, value]) => row[name as 'a'] === value));
        for (const a of all.a) {
          for (const b of all.b) expect(has({ a, b })).toBe(isPossible({ a, b }));
          for (const e of all.e) expect(has({ a, e })).toBe(true);
        }
        for (const c of all.c) for (const d of all.d) expect(has({ c, d })).toBe(true);
      }),
    );
  });
});

describe('the combinations of features that a cluster and linters see', () => {
  const files = combinations('1.36');

  it('are allowed', () => {
    const messages = make(files).diagnostics.map(({ code, source, message }) => `${source} ${code}: ${message}`);
    expect([...new Set(messages)]).toEqual([]);
  });

  it.each(['client', 'environment'])('set every field of the %s file', (kind) => {
    const schema: Schema = JSON.parse(readFileSync(join(REPOSITORY, 'schemas', `${kind}.schema.json`), 'utf8'));
    const documents = Object.entries(files).flatMap(([path, file]) => (path.startsWith(kind) ? [file] : []));
    const unset = fieldsOf(schema).filter((field) => !documents.some((file) => isSet(field.split('.'), file)));
    expect(unset).toEqual([]);
  });
});
