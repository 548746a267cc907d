import type { Manifest } from '../../src/manifests/manifest';
import type { Api } from '../cluster/harness/api';
import { eventually } from '../cluster/support/eventually';
import type { OwnNamespaces } from './own-namespaces';
import type { PredictionCase } from './prediction-case';

/** Makes the namespaces of a case, also those that it takes for granted, and waits until pods can be made in them. */
export async function prepare(api: Api, the: PredictionCase, namespaces: OwnNamespaces): Promise<void> {
  for (const namespace of await namespacesOf(api, the, namespaces)) {
    const { status, body } = await api.apply(namespace);
    if (status >= 300) throw new Error(`no namespace: ${body.message}`);
    const account = `/api/v1/namespaces/${namespace.metadata.name}/serviceaccounts/default`;
    await eventually(() => api.answers(account), Boolean);
  }
}

/** Those of before/, and those that objects are in and that no file describes. */
async function namespacesOf(api: Api, the: PredictionCase, namespaces: OwnNamespaces): Promise<Manifest[]> {
  const own = async (manifest: Manifest) => namespaces.own(manifest, await isNamespaced(api, manifest));
  const before = await Promise.all(the.before.map(own));
  const after = await Promise.all(the.after.map(own));
  const isDescribed = (name: string) =>
    [...before, ...after].filter(isNamespace).some(({ metadata }) => metadata.name === name);
  const used = new Set([...before, ...after].flatMap(({ metadata }) => metadata.namespace ?? []));
  const missing = [...used].filter((name) => !isDescribed(name));
  return [
    ...before.filter(isNamespace),
    ...missing.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
  ];
}

function isNamespace({ kind }: Manifest): boolean {
  return kind === 'Namespace';
}

/** Of a kind that the API server does not know yet: whether the file names a namespace. */
export async function isNamespaced(api: Api, manifest: Manifest): Promise<boolean> {
  const path = await api.pathOf(manifest).catch(() => undefined);
  return path === undefined ? manifest.metadata.namespace !== undefined : path.includes('/namespaces/');
}
