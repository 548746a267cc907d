import fc from 'fast-check';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Client names that are allowed, from the shortest to the longest. */
export const clientName = fc
  .tuple(
    fc.constantFrom(...ALPHABET),
    fc.string({ unit: fc.constantFrom(...ALPHABET, '0', '9', '-'), maxLength: 38 }),
    fc.constantFrom(...ALPHABET, '7'),
  )
  .map((parts) => parts.join(''))
  .filter(
    (name) =>
      !/^(y|n|yes|no|on|off|true|false|null|default|kubernetes|localhost|mail|smtp|autodiscover|www|ns1|ns2)$|^kube-|^xn--/.test(
        name,
      ),
  );

const label = fc
  .string({ unit: fc.constantFrom(...ALPHABET, '0', '-'), minLength: 1, maxLength: 20 })
  .map((text) => `a${text}z`);

export const hostName = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));

/** Text that tempts YAML readers, shells, templates and terminals. */
export const tempting = fc.oneof(
  fc.constantFrom(
    'no',
    'on',
    'y',
    'null',
    '~',
    '1e3',
    '0o14',
    '0B1',
    '0x1F',
    '0xBAD',
    '1_000',
    '1:20',
    '2026-11-21',
    '.inf',
    '<<',
    '=',
    '- a',
    '? a',
    'a: b',
    'a #b',
    '"',
    "'",
    '`',
    '*alias',
    '&anchor',
    '!tag',
    '%YAML',
    '---',
    '...',
    '{}',
    '[]',
    '|',
    '>',
    'x\nkind: Secret',
    'x\r\n---\r\nkind: Secret',
    '{{ .Values }}',
    '$(HOME)',
    `\${HOME}`,
    '%CLIENT_NAME%',
    '\u2028',
    '\u0000',
    '\ufeff',
    'qix-engine',
    'app.kubernetes.io/instance',
    '../../etc/passwd',
    '😀',
    '\ud800',
    ' leading',
    'trailing ',
    '__proto__',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const amounts = (cpu: string, memory: string) =>
  fc.record({ cpu: fc.constant(cpu), memory: fc.constant(memory) }, { requiredKeys: [] });

/** Client files that are allowed, with any of the optional fields. */
export const clientFile = fc.record(
  {
    adminEmail: label.map((name) => `${name}@acme.example`),
    displayName: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 }),
    state: fc.constantFrom('active', 'suspended', 'retired'),
    channel: fc.constantFrom('stable', 'canary'),
    extraHosts: fc.uniqueArray(hostName, { maxLength: 3 }),
    storage: fc.record({ size: fc.constantFrom('1Gi', '20Gi', '500M') }, { requiredKeys: [] }),
    resources: fc.record(
      { backend: fc.record({ requests: amounts('200m', '600Mi'), limits: amounts('2', '3Gi') }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
    nodeSelector: fc.dictionary(label, label, { maxKeys: 2 }),
    labels: fc.dictionary(label, fc.oneof(label, fc.constantFrom('no', '1e3', '0o14', '1_000', '')), { maxKeys: 3 }),
    annotations: fc.dictionary(label, fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), { maxKeys: 3 }),
  },
  { requiredKeys: ['adminEmail'] },
);
