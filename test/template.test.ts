import type { Manifest } from '../src/manifests/manifest';
import { hole, isShared, templateOf } from '../src/manifests/template';

const THING = { apiVersion: 'v1', kind: 'Thing', metadata: { name: hole(0), labels: { tier: 'gold' } } };

describe('a template', () => {
  it('puts texts where their holes are, as often as they are there', () => {
    const manifest: Manifest = {
      ...THING,
      spec: { hosts: [`${hole(1)}.example`, 'fixed'], note: `${hole(0)}-${hole(1)}` },
    };
    const [made] = templateOf([manifest])?.(['acme', 'a.b']) ?? [];
    expect(made).toEqual({
      ...THING,
      metadata: { name: 'acme', labels: { tier: 'gold' } },
      spec: { hosts: ['a.b.example', 'fixed'], note: 'acme-a.b' },
    });
    expect(Object.keys(made ?? {})).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  });

  it('never takes a text for a hole', () => {
    expect(templateOf([THING])?.([hole(1), 'other'])).toEqual([
      { ...THING, metadata: { name: hole(1), labels: { tier: 'gold' } } },
    ]);
  });

  it('shares what has no hole, frozen', () => {
    const template = templateOf([THING]);
    const [one, other] = ['a', 'b'].map((name) => template?.([name])[0]?.metadata.labels ?? {});
    expect(one).toBe(other);
    expect([isShared(one ?? {}), Object.isFrozen(one)]).toEqual([true, true]);
  });

  it('is none where a key has a hole: its place would depend on the text', () => {
    expect(templateOf([{ ...THING, data: { [hole(0)]: 'x' } }])).toBeUndefined();
  });
});
