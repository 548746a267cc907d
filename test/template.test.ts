import { hole } from '../src/manifests/hole';
import type { Manifest } from '../src/manifests/manifest';
import { printYaml } from '../src/manifests/print';
import { templateOf } from '../src/manifests/template';

const THING = { apiVersion: 'v1', kind: 'Thing', metadata: { name: hole(0), labels: { tier: 'gold' } } };

/** What a template of these objects makes of these values. */
function made(manifests: readonly Manifest[], ...values: string[]) {
  const template = templateOf(manifests);
  const texts = template?.texts(values) ?? [];
  return { manifests: template?.manifests(texts) ?? [], yaml: template?.yaml(texts), heads: template?.heads(texts) };
}

describe('a template', () => {
  it('puts texts where their holes are, as often as they are there', () => {
    const spec = { hosts: [`${hole(1)}.example`, 'fixed'], note: `${hole(0)}-${hole(1)}` };
    const { manifests, heads } = made([{ ...THING, spec }], 'acme', 'a.b');
    expect(manifests).toEqual([
      {
        ...THING,
        metadata: { name: 'acme', labels: { tier: 'gold' } },
        spec: { hosts: ['a.b.example', 'fixed'], note: 'acme-a.b' },
      },
    ]);
    expect(Object.keys(manifests[0] ?? {})).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(heads).toEqual([{ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'acme' } }]);
  });

  it.each(['acme', 'yes', '0o14', '1_000', 'two\nlines', 'a: b', '', '- x', ' x'])(
    'prints %j as it is printed anywhere else',
    (value) => {
      const { manifests, yaml } = made(
        [{ ...THING, list: [hole(0), `x${hole(0)}`, { host: hole(0) }], a: { b: [hole(0)] } }],
        value,
      );
      expect(yaml).toBe(printYaml(manifests));
    },
  );

  it('never takes a text for a hole', () => {
    const template = templateOf([THING]);
    const [thing] = template?.manifests(template.texts([hole(1), 'other'])) ?? [];
    expect(thing?.metadata.name).toBe(hole(1));
  });

  it('is none where a key has a hole: its place would depend on the text', () => {
    expect(templateOf([{ ...THING, data: { [hole(0)]: 'x' } }])).toBeUndefined();
  });
});
