import { join } from 'node:path';
import type { V1Container, V1Ingress, V1NetworkPolicy, V1Service, V1StatefulSet } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import type { Manifest } from '../src/manifests/manifest';
import { clientObjects, ENVIRONMENT, make, makeValid, objectsIn, only } from './support/fleet';
import { runHere } from './support/run-mira';
import { readTree, rootWith, writeFiles } from './support/temp-root';

/**
 * The 27 defects of the controller that this generator replaces (mira-cluster-controller @ d7383973d), by their
 * number there. 18 (patch-else-create), 19 (its Role), 20 (state in its sqlite) and 27 (its delete helper) are of a
 * program that runs in the cluster, and went with it.
 */

const SHARED_MIRA = {
  ...ENVIRONMENT,
  clients: {
    ...ENVIRONMENT.clients,
    product: 'mira',
    sharedNamespace: 'clients',
    channels: { stable: '3.0.2' },
    images: { mira: 'registry.example/mira' },
    mail: { host: 'smtp.example', user: 'mira', from: 'mira@alsigo.net' },
  },
};

describe.each([
  ['ciso-assistant in a namespace of its own', ENVIRONMENT],
  ['mira in a shared namespace', SHARED_MIRA],
])('%s', (_, environment) => {
  const objects = (name: string): Manifest[] => {
    const client = { adminEmail: 'it@acme.example' };
    const files = makeValid({ 'environments/int.yaml': environment, [`clients/int/${name}.yaml`]: client });
    return files
      .filter(({ path }) => path.includes('/clients/acme') || path.includes('/clients/globex'))
      .flatMap(({ text }) => objectsIn(text));
  };
  const acme = objects('acme');
  const set = only(acme, 'StatefulSet') as unknown as V1StatefulSet;
  const pod = set.spec?.template.spec;
  const containers = pod?.containers ?? [];

  it('1: selects pods of one client only', () => {
    const other = only(objects('globex'), 'StatefulSet') as unknown as V1StatefulSet;
    const labels = other.spec?.template.metadata?.labels ?? {};
    const selector = Object.entries(set.spec?.selector.matchLabels ?? {});
    expect(selector.length).toBeGreaterThan(0);
    expect(selector.every(([key, value]) => labels[key] === value)).toBe(false);
  });

  it('2: names a headless Service that exists', () => {
    const service = only(acme, 'Service', set.spec?.serviceName) as unknown as V1Service;
    expect(service.spec?.clusterIP).toBe('None');
    expect(service.spec?.selector).toEqual(set.spec?.selector.matchLabels);
  });

  it('3: has no status but that of the claim template, which the API server would fill in', () => {
    expect(acme.filter((object) => 'status' in object)).toEqual([]);
    expect(set.spec?.volumeClaimTemplates?.[0]?.status).toEqual({ phase: 'Pending' });
  });

  it('4: does not name the claim a second time under volumes', () => {
    const claims = set.spec?.volumeClaimTemplates?.map(({ metadata }) => metadata?.name);
    expect((pod?.volumes ?? []).map(({ name }) => name)).not.toContain(claims?.[0]);
  });

  it('7: probes every container at start, for readiness and for life; start-up may take ten minutes', () => {
    for (const { startupProbe, readinessProbe, livenessProbe } of containers) {
      expect(readinessProbe).toBeDefined();
      expect(livenessProbe).toBeDefined();
      expect((startupProbe?.periodSeconds ?? 0) * (startupProbe?.failureThreshold ?? 0)).toBeGreaterThanOrEqual(600);
    }
  });

  it('7: sends Django a Host that it answers to', () => {
    const get = containers.flatMap(({ name, startupProbe, readinessProbe, livenessProbe }) =>
      name === 'frontend' ? [] : [startupProbe, readinessProbe, livenessProbe].flatMap((probe) => probe?.httpGet ?? []),
    );
    expect(get.length).toBeGreaterThan(0);
    for (const { httpHeaders } of get) {
      const [host] = httpHeaders ?? [];
      expect(host?.name).toBe('Host');
      const known = `${variable(containers, 'ALLOWED_HOSTS') ?? ''},${variable(containers, 'MIRA_URL')?.slice('https://'.length)}`;
      expect(known.split(',')).toContain(host?.value);
    }
  });

  it('8: requests and limits CPU, memory and disk of every container', () => {
    for (const { resources } of containers) {
      expect(Object.keys(resources?.requests ?? {}).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
      expect(Object.keys(resources?.limits ?? {}).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
    }
  });

  it('9, 10: runs an image with a fixed tag that the client file can choose', () => {
    for (const { image } of containers) expect(image).toMatch(/:v?[0-9]+\.[0-9.]+$/);
    const pinned = clientObjects({ adminEmail: 'a@b.example', version: '9.9.9' }, environment);
    const images = JSON.stringify(pinned).match(/"image":"[^"]+"/g) ?? [];
    expect(images.length).toBeGreaterThan(0);
    expect(images.filter((image) => !image.endsWith(':9.9.9"'))).toEqual([]);
  });

  it('11: drops every capability, mounts no token, and is no root where the image allows it', () => {
    expect(pod?.automountServiceAccountToken).toBe(false);
    expect(pod?.serviceAccountName).toBe('client-acme');
    for (const { securityContext } of containers) {
      expect(securityContext?.capabilities).toEqual({ drop: ['ALL'] });
      expect(securityContext?.allowPrivilegeEscalation).toBe(false);
    }
    const product = set.metadata?.labels?.['app.kubernetes.io/name'];
    expect(pod?.securityContext?.runAsNonRoot).toBe(product === 'ciso-assistant');
  });

  it('12, 21, 22: ends TLS at the ingress controller, so that no key lies beside the data', () => {
    const ingress = only(acme, 'Ingress') as unknown as V1Ingress;
    expect(ingress.spec?.tls?.[0]?.hosts).toEqual(['acme.alsigo.net']);
    expect(JSON.stringify(acme)).not.toMatch(/passthrough|caddy/i);
  });

  it('14: is reached by the ingress controller alone', () => {
    const policy = only(acme, 'NetworkPolicy') as unknown as V1NetworkPolicy;
    expect(policy.spec?.policyTypes).toEqual(['Ingress', 'Egress']);
    const from = (policy.spec?.ingress ?? []).flatMap((rule) => (rule as { from?: unknown[] }).from ?? []);
    expect(from).toEqual([{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } } }]);
    const labels = set.spec?.template.metadata?.labels ?? {};
    expect(Object.entries(policy.spec?.podSelector?.matchLabels ?? {})).toEqual([
      ['app.kubernetes.io/instance', labels['app.kubernetes.io/instance']],
    ]);
  });

  it("15: takes Django's key from a Secret of the client", () => {
    const keys = containers.flatMap(({ env = [] }) => env.filter(({ name }) => name === 'DJANGO_SECRET_KEY'));
    expect(keys.length).toBeGreaterThan(0);
    for (const { valueFrom } of keys) {
      expect(valueFrom?.secretKeyRef).toEqual({
        name: 'client-acme-django',
        key: 'django-secret-key',
        optional: false,
      });
    }
  });

  it('16: never runs two pods on one sqlite file', () => {
    expect(set.spec?.replicas).toBe(1);
    expect(set.spec?.volumeClaimTemplates?.[0]?.spec?.accessModes).toEqual(['ReadWriteOnce']);
  });

  it('23: carries the recommended labels and keeps its volume whatever happens to the StatefulSet', () => {
    for (const { kind, metadata } of acme.filter(({ kind }) => kind !== 'Namespace')) {
      const keys = Object.keys(metadata.labels ?? {}).filter((key) => key.startsWith('app.kubernetes.io/'));
      expect([kind, keys.length]).toEqual([kind, kind === 'StatefulSet' ? 6 : 5]);
    }
    expect(set.spec?.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
  });

  it('24: states priority, spread, update strategy and grace', () => {
    expect(pod?.priorityClassName).toBe('mira-gitops-clients');
    expect(pod?.topologySpreadConstraints).toHaveLength(1);
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(0);
    expect(set.spec?.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 0 } });
  });

  it('25: serves more than one request at a time', () => {
    const workers = variable(containers, 'WEB_CONCURRENCY');
    // the image of ciso-assistant starts three (GUNICORN_WORKERS), that of mira one unless told otherwise
    expect(workers).toBe(set.metadata?.labels?.['app.kubernetes.io/name'] === 'ciso-assistant' ? undefined : '3');
  });

  it('26: refers to no Secret that a client may not need', () => {
    const names = containers.flatMap(({ env = [] }) => env.map(({ name }) => name));
    expect(names.filter((name) => name.startsWith('RECAPTCHA'))).toEqual([]);
    expect(names.includes('EMAIL_HOST_PASSWORD')).toBe('mail' in environment.clients);
  });
});

describe('the input', () => {
  it.each(['a\nkind: Secret', 'a: b', 'x # y'])('5: text such as %j stays text', (text) => {
    const { diagnostics } = make({
      'environments/int.yaml': ENVIRONMENT,
      'clients/int/acme.yaml': { adminEmail: text },
    });
    expect(diagnostics.map(({ code }) => code)).toEqual([
      text.includes('\n') ? 'client/invalid-value' : 'client/invalid-email',
    ]);
  });

  it.each(['no', 'on', '123', '1e3', 'Acme', 'my_client', '%EMAIL_ADMIN%'])(
    '5: %s is not the name of a client',
    (name) => {
      const { diagnostics } = make({
        'environments/int.yaml': ENVIRONMENT,
        [`clients/int/${name}.yaml`]: { adminEmail: 'a@b.example' },
      });
      expect(diagnostics.map(({ code }) => code).join()).toMatch(/^client\/(invalid|reserved)-name$/);
    },
  );

  it('6: two clients cannot own the same objects, and none the host of the platform', () => {
    const client = { adminEmail: 'a@b.example' };
    const { diagnostics } = make({
      'environments/int.yaml': { ...ENVIRONMENT, platformHosts: ['caudron.alsigo.net'] },
      'clients/int/emea/acme.yaml': client,
      'clients/int/apac/acme.yaml': client,
      'clients/int/caudron.yaml': client,
    });
    const codes = new Set(diagnostics.map(({ code }) => code));
    expect([...codes].sort()).toEqual(['client/duplicate-name', 'client/platform-host']);
  });

  it('13: gives each client a namespace, a ServiceAccount and Secrets of its own unless told otherwise', () => {
    const [acme, globex] = ['acme', 'globex'].map((name) => {
      const files = makeValid({
        'environments/int.yaml': ENVIRONMENT,
        [`clients/int/${name}.yaml`]: { adminEmail: 'a@b.example' },
      });
      return files.filter(({ path }) => path.includes(name)).flatMap(({ text }) => objectsIn(text));
    });
    const places = (objects: readonly Manifest[] = []) =>
      new Set(objects.map(({ metadata }) => metadata.namespace ?? metadata.name));
    expect([...places(acme)]).toEqual(['client-acme']);
    expect([...places(globex)]).toEqual(['client-globex']);
  });

  it('17: takes the size of the volume from the client file, and refuses another one for a volume that is there', async () => {
    const root = rootWith({
      'environments/int.yaml': stringify(ENVIRONMENT),
      'clients/int/acme.yaml': 'adminEmail: a@b.example\nstorage: { size: 20Gi }\n',
    });
    expect((await runHere(root, 'synth')).code).toBe(0);
    const before = readTree(join(root, 'dist'));
    expect(before['int/clients/acme/stack.k8s.yaml']).toContain('storage: 20Gi');
    writeFiles(root, {
      'clients/int/acme.yaml': 'adminEmail: a@b.example\nstorage: { size: 40Gi }\nversion: v9.9.9\n',
    });
    const { code, stderr } = await runHere(root, 'synth');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('spec.volumeClaimTemplates cannot be changed in place'),
    ]);
    expect(readTree(join(root, 'dist'))).toEqual(before);
  });
});

function variable(containers: readonly V1Container[], name: string): string | undefined {
  return containers.flatMap(({ env = [] }) => env).find((one) => one.name === name)?.value;
}
