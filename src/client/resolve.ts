import type { ClientSettings, Environment, StringMap } from '../environment/environment';
import { overDefaults } from '../fields/merge-resources';
import { reference } from '../upstream/image-reference';
import type { Client } from './client';
import type { ClientIdentity } from './identity';
import type { ClientFile } from './schema';

const NO_TEXTS: StringMap = {};
const NO_TOLERATIONS: Client['tolerations'] = [];

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
    source: identity.source,
    environment: identity.environment,
    folders: identity.folders,
    name: identity.name,
    instance,
    namespace: settings.sharedNamespace ?? instance,
    adminEmail: file.adminEmail,
    displayName: file.displayName ?? identity.name,
    state: file.state ?? 'active',
    version,
    images: references(settings, version),
    hosts: [canonicalHost(identity.name, environment), ...(file.extraHosts ?? [])],
    storage: file.storage?.size === undefined ? settings.storage : { ...settings.storage, ...file.storage },
    resources: overDefaults(settings.resources, file.resources),
    nodeSelector: file.nodeSelector ?? NO_TEXTS,
    tolerations: file.tolerations ?? NO_TOLERATIONS,
    labels: file.labels ?? NO_TEXTS,
    annotations: file.annotations ?? NO_TEXTS,
  };
}

/** The host name that every client has. */
function canonicalHost(name: string, environment: Environment): string {
  return `${name}.${environment.domain}`;
}

/** The same for every client of a version: a fleet has few versions, and may have 100,000 clients. */
const known = new WeakMap<ClientSettings, Map<string, StringMap>>();

function references(settings: ClientSettings, version: string): StringMap {
  const byVersion = known.get(settings) ?? new Map<string, StringMap>();
  known.set(settings, byVersion);
  const images = byVersion.get(version) ?? makeReferences(settings, version);
  byVersion.set(version, images);
  return images;
}

function makeReferences({ images, digests }: ClientSettings, version: string): StringMap {
  const pairs = Object.entries(images).map(([image, repository]) => [
    image,
    reference(repository, version, digests[version]?.[image]),
  ]);
  return Object.fromEntries(pairs);
}
