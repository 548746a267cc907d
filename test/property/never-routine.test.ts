import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Manifest } from '../../src/manifests/manifest';
import { comparePlans } from '../../src/plan/compare-trees';
import { objectsIn } from '../support/fleet';
import { REPOSITORY } from '../support/temp-root';
import { treesOf } from '../support/trees';

type Steps = readonly (string | number)[];

/** Every kind of object that we generate, once, and what people bring from elsewhere. */
function samples(): Manifest[] {
  const dist = join(REPOSITORY, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  const objects = files.sort().flatMap((path) => objectsIn(readFileSync(join(dist, path), 'utf8')));
  return [...new Map(objects.map((object) => [`${object.apiVersion} ${object.kind}`, object])).values()];
}

/** The ways to everything in an object that is not an object or list itself. */
function leavesOf(value: unknown, steps: Steps = []): Steps[] {
  if (typeof value !== 'object' || value === null) return [steps];
  return Object.entries(value).flatMap(([key, below]) =>
    leavesOf(below, [...steps, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Another value of the same type. */
function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : `${value}x`;
}

function withAnother(value: unknown, [step, ...rest]: Steps): unknown {
  if (step === undefined) return another(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withAnother(item, rest) : item));
  const fields = value as Record<string, unknown>;
  return { ...fields, [step]: withAnother(fields[step], rest) };
}

/** What is written there is no part of the object, or is what may be routine. */
function isLeftOut(steps: Steps): boolean {
  const last = steps.at(-1);
  return steps[0] === 'status' || steps.includes('status') || last === 'image' || last === 'app.kubernetes.io/version';
}

function verdictOf(before: string, after: string): string {
  return comparePlans(treesOf({ 'x.yaml': before }, { 'x.yaml': after })).verdict;
}

describe('a change that is not an image or a version', () => {
  const all = samples();

  it('is tried on every kind that we generate', () => {
    expect(all.map(({ kind }) => kind).sort()).toEqual(
      expect.arrayContaining([
        'Deployment',
        'Ingress',
        'Namespace',
        'NetworkPolicy',
        'Role',
        'RoleBinding',
        'Service',
        'StatefulSet',
      ]),
    );
  });

  test.each(all.map((object) => [`${object.apiVersion} ${object.kind}`, object] as const))(
    'is never routine in %s',
    (_, object) => {
      const text = stringify(object);
      const leaves = leavesOf(object).filter((steps) => !isLeftOut(steps));
      const passed = leaves.filter((steps) =>
        ['routine', 'no change'].includes(verdictOf(text, stringify(withAnother(object, steps)))),
      );
      expect(leaves.length).toBeGreaterThan(3);
      expect(passed).toEqual([]);
    },
  );

  test.each(all.map((object) => [`${object.apiVersion} ${object.kind}`, object] as const))(
    'is never routine where %s gets a field',
    (_, object) => {
      const more = [
        {
          ...object,
          metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, 'example.com/new': 'x' } },
        },
        { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, 'example.com/new': 'x' } } },
        { ...object, metadata: { ...object.metadata, finalizers: ['example.com/new'] } },
        { ...object, unheardOf: true },
      ];
      const passed = more.filter((one) =>
        ['routine', 'no change'].includes(verdictOf(stringify(object), stringify(one))),
      );
      expect(passed).toEqual([]);
    },
  );
});
