import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { type Document, parse, parseAllDocuments, stringify } from 'yaml';
import { hasUnprintable } from '../../src/diagnostics/printable';
import { refusals } from '../../src/manifests/immutable';
import { printYaml } from '../../src/manifests/print';
import { identityOf } from '../../src/manifests/rules/unique-objects';
import { readPlain } from '../../src/source/plain';
import { findUnreadable } from '../../src/source/syntax';
import { clientFile, clientName, tempting } from '../support/arbitraries';
import { clientObjects, ENVIRONMENT, make, makeValid, objectsIn } from '../support/fleet';

const INT = 'environments/int.yaml';

describe('any allowed client', () => {
  it('synthesises, alone and with neighbours, into objects that no other client has', () => {
    const fleet = fc.dictionary(
      clientName,
      clientFile.map(({ extraHosts, ...client }) => client),
      { minKeys: 1, maxKeys: 4 },
    );
    fc.assert(
      fc.property(fleet, fc.boolean(), (clients, shared) => {
        const environment = {
          ...ENVIRONMENT,
          clients: { ...ENVIRONMENT.clients, ...(shared && { sharedNamespace: 'clients' }) },
        };
        const inputs = Object.entries(clients).map(([name, client]) => [`clients/int/${name}.yaml`, client]);
        const files = makeValid({ [INT]: environment, ...Object.fromEntries(inputs) });
        const identities = files.flatMap(({ text }) => objectsIn(text)).map(identityOf);
        expect(new Set(identities).size).toBe(identities.length);
      }),
    );
  });

  it('gives the same bytes whatever the order of the keys and files', () => {
    fc.assert(
      fc.property(clientFile, clientFile, (acme, { extraHosts, ...globex }) => {
        const inputs = { [INT]: ENVIRONMENT, 'clients/int/acme.yaml': acme, 'clients/int/emea/globex.yaml': globex };
        expect(makeValid(reversed(inputs))).toEqual(makeValid(inputs));
      }),
    );
  });

  it('is the same alone as among others that differ from it in their own texts only', () => {
    const names = fc.uniqueArray(clientName, { minLength: 4, maxLength: 4 });
    const own = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }), { minLength: 4 });
    fc.assert(
      fc.property(clientFile, names, own, fc.boolean(), (file, clients, texts, shared) => {
        const clientsOf = { ...ENVIRONMENT.clients, ...(shared && { sharedNamespace: 'clients' }) };
        const environment = { ...ENVIRONMENT, clients: clientsOf };
        const inputs = clients.map((name, index): [string, unknown] => [
          `clients/int/${name}.yaml`,
          {
            ...file,
            adminEmail: `${index}${file.adminEmail}`,
            ...(file.displayName !== undefined && { displayName: texts[index] }),
            ...(file.extraHosts && { extraHosts: file.extraHosts.map((host) => `x${index}.${host}`) }),
          },
        ]);
        const together = makeValid({ [INT]: environment, ...Object.fromEntries(inputs) });
        for (const input of inputs) {
          const alone = makeValid({ [INT]: environment, ...Object.fromEntries([input]) });
          for (const stack of alone) expect(together).toContainEqual(stack);
        }
      }),
    );
  });

  it('is printed so that readers of YAML 1.1 and 1.2 read the same', () => {
    fc.assert(
      fc.property(clientFile, (client) => {
        for (const { text } of makeValid({ [INT]: ENVIRONMENT, 'clients/int/acme.yaml': client })) {
          const [old, current] = (['1.1', '1.2'] as const).map((version) =>
            parseAllDocuments(text, { version }).map((document) => document.toJS()),
          );
          expect(old).toEqual(current);
          expect(loadAll(text)).toEqual(current);
        }
      }),
    );
  });
});

describe('the fast reader', () => {
  it('takes nothing that a parser reads otherwise, or finds a fault in', () => {
    const word = fc.constantFrom(
      'adminEmail',
      'a',
      'no',
      'true',
      'Null',
      '1e',
      '10Gi',
      '1e3',
      '0x1F',
      '"a b"',
      '"1"',
      'y',
    );
    const line = fc
      .tuple(
        fc.constantFrom('', '', '  ', '    ', ' ', '\t'),
        fc.oneof(word, fc.constantFrom('-', '?', '- a', '__proto__', 'toString')),
        fc.constantFrom(':', ': ', ' ', '', ':  ', ' #', ': # '),
        fc.oneof(word, tempting, fc.constantFrom('it@acme.example', '&a', '*a', 'a #b', "'x'", '{}', '|', 'a: b')),
        fc.constantFrom('\n', '\n', '\n', '\r\n', ' \n', ''),
      )
      .map((parts) => parts.join(''));
    const text = fc
      .array(fc.oneof(line, fc.constantFrom('# note\n', '# \u2028\n', '# \ra: b\n', '\n', '---\n', '%YAML 1.1\n')))
      .map((all) => all.join(''));
    const plain = fc.letrec((tie) => ({
      mapping: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      }),
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('acme', 'it@acme.example', '10Gi', 'no', 'a b', '1'),
        fc.array(fc.constantFrom('acme', 'a.b', 'true'), { minLength: 1, maxLength: 3 }),
        tie('mapping'),
      ),
    })).mapping;
    let taken = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          plain.map((data) => stringify(data)),
        ),
        (yaml) => {
          const fast = readPlain(yaml);
          if (!fast) return;
          taken += 1;
          const [document, ...others] = parseAllDocuments(yaml, { version: '1.2', uniqueKeys: true }) as Document[];
          expect([document?.errors, document?.warnings, others]).toEqual([[], [], []]);
          expect(findUnreadable('client.yaml', yaml)).toBeUndefined();
          expect(fast).toEqual(document?.toJS());
          expect(fast).toEqual(loadAll(yaml)[0]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(300);
  });
});

describe('any data', () => {
  it('is printed so that three readers, of YAML 1.1 and 1.2, read what was printed', () => {
    const numberLike = fc.string({ unit: fc.constantFrom(...'0189eExob_.:+-aFnys~=<'), maxLength: 6 });
    const key = fc.oneof(
      fc.stringMatching(/^[a-zA-Z0-9./_-]+$/),
      numberLike,
      fc.constantFrom('y', 'on', '1e3', '0o14', '=', '<<', '~', '1:20'),
    );
    const text = fc
      .oneof(tempting, numberLike, fc.string({ unit: 'grapheme-ascii' }))
      .filter((value) => !hasUnprintable(value.replaceAll('\n', '')));
    const data = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(text, { minLength: 2 }).map((lines) => lines.join('\n')),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          key.filter((name) => !(name in {})),
          tie('value'),
          { maxKeys: 3, noNullPrototype: true },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(data, (spec) => {
        const given = { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'thing' }, spec };
        const printed = printYaml([given, given]);
        for (const version of ['1.1', '1.2'] as const) {
          const read = parseAllDocuments(printed, { version, merge: false }).map((document) => document.toJS());
          expect(read).toEqual([given, given]);
        }
        expect(loadAll(printed)).toEqual([given, given]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any text in dist/', () => {
  it('is compared without an exception, also half a merge', () => {
    const [file] = makeValid({ [INT]: ENVIRONMENT, 'clients/int/acme.yaml': { adminEmail: 'a@b.example' } }).slice(-1);
    const lines = file?.text.split('\n') ?? [];
    const marks = fc.constantFrom(
      '<<<<<<< HEAD',
      '=======',
      '>>>>>>> other',
      '---',
      'kind: StatefulSet',
      '- a',
      '{',
      '"',
    );
    const mixed = fc
      .array(fc.oneof(marks, fc.constantFrom(...lines), tempting), { maxLength: 60 })
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(mixed, mixed, (before, after) => {
        const path = 'int/clients/acme/stack.k8s.yaml';
        const change = { path, before: () => before, after: () => after };
        expect(Array.isArray(refusals([change]))).toBe(true);
      }),
      { examples: [['*alias', '']] },
    );
  });
});

describe('any text', () => {
  it('gives a value or a diagnostic inside the text, and never an exception', () => {
    const yamlish = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.oneof(tempting, fc.constantFrom('adminEmail: a@b.example\n', '  ', ': ', '\n', '- ', '"')))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(yamlish, (text) => {
        const { diagnostics } = make({ [INT]: ENVIRONMENT, 'clients/int/acme.yaml': text });
        const lines = text.split(/\r\n|\n|\r/);
        for (const { range } of diagnostics) {
          if (!range) continue;
          expect(range.start.line).toBeLessThanOrEqual(lines.length);
          expect(range.start.column).toBeLessThanOrEqual((lines[range.start.line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of any bytes is never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        make({ [INT]: ENVIRONMENT, 'clients/int/acme.yaml': bytes });
      }),
    );
  });
});

describe('a client file', () => {
  it('cannot add a key, an object or a label that the model does not have', () => {
    const plain = shapeOf(clientObjects(withText('plain')));
    const taken: Record<string, number> = {};
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), tempting, (place, text) => {
        const { files } = make({ [INT]: ENVIRONMENT, 'clients/int/acme.yaml': withText('plain', place, text) });
        const stack = files.find(({ path }) => path.includes('acme'));
        // refused is fine; taken must mean the same objects with another value
        if (!stack) return;
        taken[place] = (taken[place] ?? 0) + 1;
        expect(shapeOf(objectsIn(stack.text))).toEqual(plain);
      }),
      { numRuns: 1500 },
    );
    // a test in which everything is refused would prove nothing
    expect(Object.keys(taken).sort()).toEqual(PLACES.filter((place) => place !== 'email').sort());
  });

  it('carries text through to the cluster unchanged', () => {
    fc.assert(
      fc.property(tempting, (text) => {
        const { files } = make({ [INT]: ENVIRONMENT, 'clients/int/acme.yaml': withText('plain', 'displayName', text) });
        const stack = files.find(({ path }) => path.includes('acme'));
        const [namespace] = stack ? objectsIn(stack.text) : [];
        if (namespace) expect(namespace.metadata.annotations?.['mira-gitops.io/display-name']).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('has no field called %s', (name) => {
    const { diagnostics } = make({
      [INT]: ENVIRONMENT,
      'clients/int/acme.yaml': `adminEmail: a@b.example\n"${name}": {x: y}\n`,
    });
    expect(diagnostics.map(({ code }) => code)).toEqual([
      name === '__proto__' ? 'source/syntax' : 'client/unknown-field',
    ]);
    expect(parse('{}')).toEqual({});
  });
});

/** The fields of a client file that take free text, or nearly so. */
const PLACES = ['email', 'displayName', 'label', 'annotation', 'nodeSelector', 'toleration'] as const;

/** A client file with `plain` in every field but one. */
function withText(plain: string, place?: (typeof PLACES)[number], text = plain): unknown {
  const at = (here: (typeof PLACES)[number]) => (here === place ? text : plain);
  return {
    adminEmail: place === 'email' ? text : 'it@acme.example',
    displayName: at('displayName'),
    labels: { note: at('label') },
    annotations: { note: at('annotation') },
    nodeSelector: { note: at('nodeSelector') },
    tolerations: [{ key: 'dedicated', value: at('toleration'), effect: 'NoSchedule' }],
  };
}

/** Every path of keys in data, with the type of what is there. */
function shapeOf(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => shapeOf(inner, `${path}/${key}`));
}

/** The same data with the keys of every mapping in the opposite order. */
function reversed(value: unknown): Record<string, unknown> {
  const turn = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(turn);
    if (inner === null || typeof inner !== 'object') return inner;
    return Object.fromEntries(
      Object.entries(inner)
        .reverse()
        .map(([key, entry]) => [key, turn(entry)]),
    );
  };
  return turn(value) as Record<string, unknown>;
}
