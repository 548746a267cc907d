import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Manifest } from '../../src/manifests/manifest';
import { MIRA_VERSIONS } from '../../src/upstream/qlik-mira';
import { ENVIRONMENT, makeValid, objectsIn } from './fleet';
import { REPOSITORY } from './temp-root';

/** A generated object, with the environment that it is from. */
export interface Generated {
  readonly environment: string;
  readonly path: string;
  readonly object: Manifest;
}

const POSTGRES = {
  ...ENVIRONMENT,
  clients: {
    ...ENVIRONMENT.clients,
    ingress: {
      ...ENVIRONMENT.clients.ingress,
      tls: { secretName: 'wildcard' },
      annotations: { 'traefik.ingress.kubernetes.io/router.priority': '10' },
    },
    postgres: { host: 'db.internal' },
    mail: { host: 'smtp.internal', encryption: 'tls', from: 'no-reply@alsigo.net' },
    digests: { 'v3.20.8': { backend: `sha256:${'a'.repeat(64)}`, frontend: `sha256:${'b'.repeat(64)}` } },
    imagePullSecret: 'mirror',
    allowTo: ['10.20.0.0/16'],
  },
};

const RICH_CLIENT = {
  adminEmail: 'it@acme.example',
  displayName: 'Acme Corporation',
  extraHosts: ['risk.acme.example'],
  storage: { size: '20Gi' },
  resources: { huey: { limits: { memory: '2Gi' } } },
  nodeSelector: { disk: 'ssd' },
  tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }],
  labels: { 'acme.example/tier': 'gold' },
  annotations: { note: 'the first client' },
};

function environmentWithMira(version: string, kubernetesVersion: string): unknown {
  return {
    domain: 'alsigo.net',
    kubernetesVersion,
    mira: { version, ...(version >= '2' && { targetNamespace: 'qlik' }) },
    engines: {
      engine: { acceptEULA: 'yes', replicas: 2 },
      documents: {
        acceptEULA: 'yes',
        documents: { size: '10Gi', className: 'standard' },
        licenseServiceUrl: 'http://license-service:9200',
      },
    },
  };
}

/** Every feature of the input files, generated: this repository's own fleet and what it does not use. */
export function featureFleet(): Generated[] {
  const int = { ...ENVIRONMENT, kubernetesVersion: '1.36' };
  const clients = Object.fromEntries(
    ['active', 'suspended', 'retired'].map((state) => [
      `clients/rich/${state}.yaml`,
      { adminEmail: 'a@b.example', state },
    ]),
  );
  const miras = MIRA_VERSIONS.flatMap((version) =>
    ['1.28', '1.36'].map((minor) => [
      `environments/m${`${version}-${minor}`.replaceAll('.', '-')}.yaml`,
      environmentWithMira(version, minor),
    ]),
  );
  const files = makeValid({
    'environments/rich.yaml': int,
    ...clients,
    'environments/pg.yaml': { ...POSTGRES, domain: 'pg.example' },
    'clients/pg/acme.yaml': RICH_CLIENT,
    ...repositoryEnvironments(),
    ...Object.fromEntries(miras),
  });
  return files.flatMap(({ path, text }) =>
    objectsIn(text).map((object) => ({ environment: path.split('/')[0] ?? '', path, object })),
  );
}

function repositoryEnvironments(): Record<string, unknown> {
  const read = (path: string) => parse(readFileSync(join(REPOSITORY, path), 'utf8'));
  return {
    'environments/int.yaml': read('environments/int.yaml'),
    'environments/demo.yaml': read('environments/demo.yaml'),
    'clients/int/acme.yaml': { adminEmail: 'it@acme.example' },
    'clients/demo/acme.yaml': { adminEmail: 'it@acme.example' },
  };
}
