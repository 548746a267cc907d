import type { ClientSettings, Environment, StringMap } from '../environment/environment';
import { overDefaults } from '../fields/merge-resources';
import { reference } from '../upstream/image-reference';
import type { Client } from './client';
import type { ClientIdentity } from './identity';
import type { ClientFile } from './schema';

/** A client with every default filled in. */
export function resolveClient(
  file: ClientFile,
  identity: ClientIdentity,
  environment: Environment,
  settings: ClientSettings,
): Client {
  const instance = `client-${identity.name}`;
  const version = file.version ?? settings.channels[file.channel ?? 'stable'];
  return {
    ...identity,
    instance,
    namespace: settings.sharedNamespace ?? instance,
    adminEmail: file.adminEmail,
    displayName: file.displayName ?? identity.name,
    state: file.state ?? 'active',
    version,
    images: references(settings, version),
    hosts: [canonicalHost(identity.name, environment), ...(file.extraHosts ?? [])],
    storage: { ...settings.storage, ...file.storage },
    resources: overDefaults(settings.resources, file.resources),
    nodeSelector: file.nodeSelector ?? {},
    tolerations: file.tolerations ?? [],
    labels: file.labels ?? {},
    annotations: file.annotations ?? {},
  };
}

/** The host name that every client has. */
function canonicalHost(name: string, environment: Environment): string {
  return `${name}.${environment.domain}`;
}

function references({ images, digests }: ClientSettings, version: string): StringMap {
  const pairs = Object.entries(images).map(([image, repository]) => [
    image,
    reference(repository, version, digests[version]?.[image]),
  ]);
  return Object.fromEntries(pairs);
}
