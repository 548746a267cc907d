import { KUBERNETES_VERSIONS } from '../../src/upstream/kubernetes';
import { pairwise, type Row } from './pairwise';

/** An optional field: absent, or with this value. */
function optional<T>(value: T): [undefined, T] {
  return [undefined, value];
}

const DIGEST = `sha256:${'a'.repeat(64)}`;
const TOLERATIONS = [
  { key: 'dedicated', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 },
  { key: 'tier', operator: 'Equal', value: 'gold', effect: 'NoSchedule' },
];

const RESOURCES = {
  requests: { cpu: '300m', memory: '700Mi', 'ephemeral-storage': '100Mi' },
  limits: { cpu: '2', memory: '4Gi', 'ephemeral-storage': '2Gi' },
};

/** What a client file can say. `resources` are for the containers that the environment's product has. */
const CLIENT = {
  state: [undefined, 'suspended', 'retired'],
  displayName: optional('Acme Corporation "Überseehandel"'),
  channel: [undefined, 'stable', 'canary'],
  version: optional('v3.20.8'),
  extraHosts: optional(['risk', 'compliance']),
  storage: [undefined, {}, { size: '20Gi' }],
  resources: [false, true],
  nodeSelector: optional({ disk: 'ssd' }),
  tolerations: optional(TOLERATIONS),
  labels: optional({ 'acme.example/tier': 'gold' }),
  annotations: optional({ note: 'the first client' }),
};

/** What an environment file can say, but for engines. */
const ENVIRONMENT = {
  labels: optional({ region: 'fr-par' }),
  limits: optional({ removals: { clients: 5, percent: 2.5 } }),
  product: ['ciso-assistant', 'mira'],
  sharedNamespace: [undefined, 'clients', 'default'],
  tls: [undefined, { clusterIssuer: 'letsencrypt' }, { secretName: 'wildcard' }],
  annotations: optional({ 'traefik.ingress.kubernetes.io/router.priority': '10' }),
  podLabels: optional({ 'app.kubernetes.io/name': 'traefik' }),
  pinned: [false, true],
  imagePullSecret: optional('registry-secret'),
  allowTo: optional(['10.20.0.0/16']),
  mail: [undefined, 'none', 'user', 'rescue'],
  postgres: [undefined, { host: 'db.internal' }, { host: 'db.internal', port: 6432 }],
  resources: [false, true],
  size: optional('3Gi'),
  mira: [undefined, '0.0.1', '0.3.1', '0.4.0', '1.0.0', '2.0.0', '3.0.0'],
  miraNamespace: optional('discovery'),
  target: [undefined, '*', 'engines'],
  miraOptions: [false, true],
  nodePort: optional(31000),
};

/** What an engine group can say. */
const ENGINES = {
  version: optional('12.1016.0'),
  digest: optional(DIGEST),
  image: optional('registry.example/engine'),
  imagePullSecret: optional('registry-secret'),
  namespace: optional('engines'),
  replicas: [undefined, 0, 2],
  licenseServiceUrl: optional('http://license-service:9200'),
  documents: [
    undefined,
    { size: '10Gi', className: 'standard', accessMode: 'ReadWriteMany' },
    { size: '10Gi', className: 'standard' },
  ],
  allowFrom: optional(['analytics']),
  metricsFrom: optional(['monitoring']),
  allowTo: optional(['10.30.0.0/16']),
  resources: optional(RESOURCES),
  nodeSelector: optional({ disk: 'ssd' }),
  tolerations: optional(TOLERATIONS),
};

const MAIL = {
  none: { host: 'smtp.internal', encryption: 'none', from: 'no-reply@alsigo.net' },
  user: { host: 'smtp.internal', port: 587, encryption: 'starttls', user: 'mira', from: 'no-reply@alsigo.net' },
  rescue: {
    host: 'smtp.internal',
    encryption: 'tls',
    user: 'mira',
    from: 'no-reply@alsigo.net',
    passwordSecret: 'mail',
    rescue: { host: 'smtp2.internal', port: 465, encryption: 'tls', user: 'mira' },
  },
};

type EnvironmentRow = Row<typeof ENVIRONMENT>;
type ClientRow = Row<typeof CLIENT>;

/**
 * Input files, by path, in which every two values of two fields come together: of two fields of a client, of an
 * engine group, of an environment, and of one of an environment with one of a client or engine group, since every
 * environment has every client and engine group.
 *
 * @param minor of Kubernetes, the newest that an environment declares
 */
export function combinations(minor: string): Record<string, unknown> {
  const known = KUBERNETES_VERSIONS.filter((version) => compareMinor(version, minor) <= 0);
  const minors = [...new Set([KUBERNETES_VERSIONS[0], known.at(-1) ?? KUBERNETES_VERSIONS[0]])];
  const clients = pairwise(CLIENT, ({ channel, version }) => !channel || !version);
  const rows = pairwise({ ...ENVIRONMENT, minor: minors }, isPossible);
  return Object.fromEntries(
    rows.flatMap((row, index) => {
      const name = `e${String(index + 1).padStart(2, '0')}`;
      return [
        [`environments/${name}.yaml`, environment(name, row)],
        ...clients.map((client, number) => [
          `clients/${name}/c${String(number + 1).padStart(2, '0')}.yaml`,
          clientFile(client, row, `-${number}.${name}.example`),
        ]),
      ];
    }),
  );
}

/** Older, same or newer. */
export function compareMinor(one: string, other: string): number {
  return Number(one.split('.')[1]) - Number(other.split('.')[1]);
}

/** Pairs that the rules refuse: docs/environment-file.md. */
function isPossible(row: Partial<EnvironmentRow>): boolean {
  if (row.product === 'mira' && 'mail' in row && row.mail !== 'user' && row.mail !== 'rescue') return false;
  if (row.product === 'mira' && row.postgres) return false;
  if (row.target && 'mira' in row && !(row.mira && row.mira >= '2')) return false;
  return true;
}

function environment(name: string, row: EnvironmentRow & { readonly minor: string }): unknown {
  const { mira, miraNamespace, target, miraOptions, nodePort } = row;
  return {
    domain: `${name}.example`,
    kubernetesVersion: row.minor,
    ...(row.labels && { labels: row.labels, platformHosts: [`console.${name}.example`] }),
    ...(row.limits && { limits: row.limits }),
    clients: clientSettings(row),
    ...(mira && {
      mira: {
        version: mira,
        ...(miraNamespace && { namespace: miraNamespace }),
        ...(target && { targetNamespace: target }),
        ...(nodePort && { nodePort }),
        ...(miraOptions && {
          digest: DIGEST,
          image: 'registry.example/mira',
          imagePullSecret: 'registry-secret',
          replicas: 3,
          allowFrom: ['analytics'],
          resources: RESOURCES,
        }),
      },
    }),
    engines: Object.fromEntries(engineGroups(row).map((group, index) => [`engine-${index + 1}`, group])),
  };
}

/** The settings of clients, with names that fit the product. */
function clientSettings(row: EnvironmentRow): unknown {
  const { product, sharedNamespace, tls, annotations, podLabels, pinned, imagePullSecret, allowTo, mail } = row;
  const main = product === 'mira' ? 'mira' : 'backend';
  const needsImages = product === 'mira' || pinned;
  const stable = product === 'mira' ? '3.0beta1' : 'v3.20.7';
  return {
    product,
    ...(sharedNamespace && { sharedNamespace }),
    channels: pinned ? { stable, canary: 'v3.20.8' } : { stable },
    ...(needsImages && { images: { [main]: `registry.example/${main}` } }),
    ...(pinned && { digests: { [stable]: { [main]: DIGEST } } }),
    ...(imagePullSecret && { imagePullSecret }),
    ...(allowTo && { allowTo }),
    ingress: {
      className: 'traefik',
      controller: { namespace: 'traefik', ...(podLabels && { podLabels }) },
      ...(tls && { tls }),
      ...(annotations && { annotations }),
    },
    ...(mail && { mail: MAIL[mail as keyof typeof MAIL] }),
    ...(row.postgres && { postgres: row.postgres }),
    storage: { className: 'standard', ...(row.size && { size: row.size }) },
    ...(row.resources && { resources: resourcesOf(product) }),
  };
}

/** The groups, where Mira lists them: from 2.0.0 on in one namespace, unless it is told to list all. */
function engineGroups({ mira, target, miraNamespace = 'qlik' }: EnvironmentRow): unknown[] {
  const possible = ({ documents, replicas }: { documents?: { accessMode?: string }; replicas?: number }) =>
    !documents || documents.accessMode !== undefined || replicas !== 2;
  const only = mira && mira >= '2' && target !== '*' ? { namespace: target ?? miraNamespace } : {};
  return pairwise(ENGINES, possible).map((row) => ({ acceptEULA: 'yes', ...defined(row), ...only }));
}

/** @param end of the client's extra host names, which it shares with no other client and a wildcard covers */
function clientFile(
  { resources, extraHosts, ...client }: ClientRow,
  { product }: EnvironmentRow,
  end: string,
): unknown {
  return {
    adminEmail: 'it@acme.example',
    ...defined(client),
    // MIRA answers to one host only
    ...(extraHosts && product !== 'mira' && { extraHosts: extraHosts.map((host) => `${host}${end}`) }),
    ...(resources && { resources: resourcesOf(product) }),
  };
}

function resourcesOf(product: string): unknown {
  const containers = product === 'mira' ? ['mira'] : ['backend', 'huey', 'frontend'];
  return Object.fromEntries(containers.map((name) => [name, RESOURCES]));
}

function defined(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
