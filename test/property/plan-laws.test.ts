import fc from 'fast-check';
import type { Manifest } from '../../src/manifests/manifest';
import { versionValues } from '../../src/plan/classify/version-value';
import { diff } from '../../src/plan/compare/diff';
import { storedForm } from '../../src/plan/compare/stored-form';
import { canonicalQuantity, compareQuantities } from '../../src/upstream/canonical-quantity';

const name = fc.constantFrom('a', 'b', 'c', 'd');

const quantity = fc.oneof(
  fc.nat(5000),
  fc
    .tuple(
      fc.nat(99_999),
      fc.constantFrom('', '.5', '.25', '.500'),
      fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi', 'e3'),
    )
    .map((parts) => parts.join('')),
);

const switches = fc.constantFrom(true, false, null);

const resources = fc.record(
  { limits: fc.dictionary(fc.constantFrom('cpu', 'memory'), quantity), requests: fc.dictionary(name, quantity) },
  { requiredKeys: [] },
);

const env = fc.uniqueArray(fc.record({ name, value: fc.constantFrom('', 'x', null) }, { requiredKeys: ['name'] }), {
  selector: (one) => one.name,
});

const ports = fc.uniqueArray(
  fc.record(
    { containerPort: fc.integer({ min: 1, max: 9 }), protocol: fc.constantFrom('TCP', 'UDP') },
    { requiredKeys: ['containerPort'] },
  ),
  { selector: (port) => port.containerPort },
);

const container = fc.record(
  {
    name,
    image: fc.constantFrom('x', 'x:latest', 'x:1.2.3', 'x@sha256:0'),
    imagePullPolicy: fc.constantFrom('', 'Always'),
    tty: switches,
    securityContext: fc.record({ privileged: switches, runAsUser: fc.nat(2) }, { requiredKeys: [] }),
    readinessProbe: fc.record(
      { timeoutSeconds: fc.nat(2), httpGet: fc.record({ path: fc.constantFrom('', '/', '/x') }) },
      { requiredKeys: [] },
    ),
    resources,
    env,
    ports,
  },
  { requiredKeys: ['name', 'image'] },
);

const pod = fc.record(
  {
    containers: fc.uniqueArray(container, { minLength: 1, maxLength: 3, selector: (one) => one.name }),
    volumes: fc.uniqueArray(
      fc.record({ name, emptyDir: fc.constantFrom({}, null, { sizeLimit: '1024Mi' }) }, { requiredKeys: ['name'] }),
      {
        selector: (volume) => volume.name,
      },
    ),
    hostNetwork: switches,
    serviceAccountName: fc.constantFrom('', 'web'),
    securityContext: fc.constantFrom({}, null, { runAsNonRoot: false }),
  },
  { requiredKeys: ['containers'] },
);

const workload = fc
  .record(
    {
      kind: fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet'),
      replicas: fc.nat(3),
      labels: fc.dictionary(name, fc.constantFrom('', 'x')),
      strategy: fc.constantFrom(null, {}, { type: 'RollingUpdate' }, { rollingUpdate: { maxUnavailable: 2 } }),
      pod,
    },
    { requiredKeys: ['kind', 'pod'] },
  )
  .map(({ kind, replicas, labels, strategy, pod: spec }): Manifest => {
    const field = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
    const template = { metadata: { labels: { app: 'x', ...labels } }, spec };
    return {
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'x', namespace: 'lab', ...(labels && { labels }) },
      spec: {
        ...(replicas !== undefined && { replicas }),
        [field]: strategy,
        selector: { matchLabels: { app: 'x' } },
        template,
      },
    };
  });

const cronJob = pod.map((spec): Manifest => {
  const jobTemplate = { spec: { backoffLimit: 0, template: { spec } } };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'x' },
    spec: { schedule: '@daily', jobTemplate },
  };
});

const bare = pod.map((spec): Manifest => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec }));

const secret = fc
  .record(
    { data: fc.dictionary(name, fc.constantFrom('eA==', ' eA==\n')), stringData: fc.dictionary(name, fc.string()) },
    { requiredKeys: [] },
  )
  .map((given): Manifest => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, ...given }));

const custom = fc
  .dictionary(name, fc.jsonValue())
  .map((spec): Manifest => ({ apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'x' }, spec }));

const manifest = fc.oneof(workload, cronJob, bare, secret, custom);

/** The same with the fields of every object in the opposite order. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, below]) => [field, turned(below)])
      .reverse(),
  ) as T;
}

describe('an object as the API server keeps it', () => {
  it('is what it keeps of what it kept', () => {
    fc.assert(
      fc.property(manifest, (given) => {
        const stored = storedForm(given);
        expect(storedForm(stored)).toEqual(stored);
      }),
    );
  });

  it('is the same where the same is applied over it', () => {
    fc.assert(
      fc.property(manifest, (given) => {
        const stored = storedForm(given);
        expect(storedForm(given, { given, stored })).toEqual(stored);
      }),
    );
  });

  it('is the same where what it filled in is written out, and where that is taken away again', () => {
    fc.assert(
      fc.property(manifest, (given) => {
        const stored = storedForm(given);
        expect(storedForm(stored, { given, stored })).toEqual(stored);
        expect(storedForm(given, { given: stored, stored })).toEqual(stored);
      }),
    );
  });

  it('is the same over whatever was applied before, but for what was filled in', () => {
    fc.assert(
      fc.property(workload, workload, (before, { kind: _, ...other }) => {
        const after = { ...other, kind: before.kind };
        const over = storedForm(after, { given: before, stored: storedForm(before) });
        expect(diff(storedForm(after), over).filter(({ steps }) => !isKept(steps))).toEqual([]);
      }),
    );
  });
});

/** What is filled in in another way for another object: when it was first applied counts. */
function isKept(steps: readonly string[]): boolean {
  const [last = ''] = steps.slice(-1);
  const named = ['imagePullPolicy', 'emptyDir', 'serviceAccount', 'serviceAccountName'];
  return named.includes(last) || steps.includes('rollingUpdate') || steps.includes('emptyDir');
}

describe('two forms of an object', () => {
  it('differ in nothing if they are the same', () => {
    fc.assert(
      fc.property(manifest, (given) => {
        expect(diff(given, structuredClone(given))).toEqual([]);
      }),
    );
  });

  it('differ in nothing if only the order of fields is another', () => {
    fc.assert(
      fc.property(manifest, (given) => {
        expect(diff(storedForm(given), storedForm(turned(given)))).toEqual([]);
      }),
    );
  });

  it('differ in the other direction where they differ', () => {
    fc.assert(
      fc.property(workload, workload, (one, other) => {
        const [there, back] = [diff(storedForm(one), storedForm(other)), diff(storedForm(other), storedForm(one))];
        const ways = (changes: typeof there) => changes.map(({ steps }) => steps.join('.')).sort();
        expect(ways(there)).toEqual(ways(back));
      }),
    );
  });

  it('differ in one field where one variable is put in between', () => {
    fc.assert(
      fc.property(pod, fc.nat(9), ({ containers: [first, ...others], ...rest }, at) => {
        const env = (first?.env ?? []).toSpliced(at, 0, { name: 'd' as const, value: 'x' as const });
        const of = (container: unknown): Manifest => {
          const spec = { ...rest, containers: [container, ...others] };
          return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec };
        };
        fc.pre(env.filter((variable) => variable.name === 'd').length === 1);
        const changes = diff(storedForm(of(first)), storedForm(of({ ...first, env })));
        expect(changes).toHaveLength(1);
        expect(changes[0]?.reordered).toBeUndefined();
      }),
    );
  });
});

describe('a quantity', () => {
  it('keeps its value in the one way of writing, which is kept', () => {
    fc.assert(
      fc.property(quantity, (given) => {
        const canonical = canonicalQuantity(given);
        expect(compareQuantities(given, canonical)).toBe(0);
        expect(canonicalQuantity(canonical)).toBe(canonical);
      }),
    );
  });
});

describe('a change of an image', () => {
  const number = fc.nat(30);
  const version = fc.tuple(number, number, number).map((numbers) => numbers.join('.'));
  const isRoutine = (before: string, after: string) =>
    versionValues('Deployment', [{ steps: ['spec', 'template', 'spec', 'containers', '[a]', 'image'], before, after }])
      .length > 0;

  it('is not routine in both directions', () => {
    const image = fc.tuple(fc.constantFrom('x', 'y/x'), version, fc.constantFrom('', '-alpine', '-rc.1'));
    fc.assert(
      fc.property(image, image, (one, other) => {
        const [before, after] = [one, other].map(([repository, tag, variant]) => `${repository}:${tag}${variant}`);
        fc.pre(before !== after);
        expect(isRoutine(before ?? '', after ?? '') && isRoutine(after ?? '', before ?? '')).toBe(false);
      }),
    );
  });

  it('is not routine to another repository, without the digest, or to a tag that moves', () => {
    fc.assert(
      fc.property(version, version, (before, after) => {
        const digest = `@sha256:${'0'.repeat(64)}`;
        expect(isRoutine(`x:${before}`, `y:${after}`)).toBe(false);
        expect(isRoutine(`x:${before}${digest}`, `x:${after}`)).toBe(false);
        expect(isRoutine(`x:${before}`, 'x:latest')).toBe(false);
        expect(isRoutine(`x:${before}`, 'x')).toBe(false);
      }),
    );
  });
});
