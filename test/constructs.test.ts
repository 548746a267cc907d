import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { kubernetesObject } from '../src/constructs/kubernetes-object';
import { jsonSchemas } from '../src/schemas';
import { REPOSITORY } from './support/temp-root';

describe('objects', () => {
  it('come out of cdk8s as they are given, also with fields that no version of Kubernetes has yet', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const data = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.stringMatching(/^[a-z][a-zA-Z]+$/).filter((key) => !(key in {})),
          tie('value'),
          { maxKeys: 3, noNullPrototype: true },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(data, (spec) => {
        const chart = new Chart(new App(), 'chart');
        const given = { apiVersion: 'example.io/v1', kind: 'Thing', metadata: { name: 'thing' }, spec };
        kubernetesObject(chart, 'thing', given);
        expect(chart.toJson()).toEqual([given]);
      }),
    );
  });

  it('are made in one place only, so that this holds for every construct', () => {
    const folder = join(REPOSITORY, 'src', 'constructs');
    const makers = readdirSync(folder).filter(
      (file) => file.endsWith('.ts') && /\bApiObject\b/.test(readFileSync(join(folder, file), 'utf8')),
    );
    expect(makers).toEqual(['kubernetes-object.ts']);
  });
});

describe('schemas/', () => {
  it.each(jsonSchemas())('$path is up to date (npm run schema)', ({ path, text }) => {
    expect(readFileSync(join(REPOSITORY, path), 'utf8')).toBe(text);
  });

  it.each(jsonSchemas())('$path explains every field', ({ text }) => {
    expect(unexplained(JSON.parse(text))).toEqual([]);
  });
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** The paths of fields without a description. */
function unexplained(schema: Schema, path = ''): string[] {
  const { description, properties = {}, additionalProperties, items } = schema;
  return [
    ...(description === undefined && !path.endsWith('[]') ? [path] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => unexplained(inner, `${path}/${name}`)),
    ...(typeof additionalProperties === 'object' ? unexplained(additionalProperties, `${path}/*`) : []),
    ...(items ? unexplained(items, `${path}[]`) : []),
  ];
}
