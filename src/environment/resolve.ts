import { compare } from '../diagnostics/diagnostic';
import { mergeResources } from '../fields/merge-resources';
import { reference } from '../upstream/image-reference';
import { ENGINE_IMAGE, ENGINE_RESOURCES, ENGINE_VERSION } from '../upstream/qix-engine';
import { MIRA_IMAGE, MIRA_RESOURCES, MIRA_VERSION, miraRelease, QLIK_PULL_SECRET } from '../upstream/qlik-mira';
import type { EngineGroupFile } from './engine-group';
import type { EngineGroupSettings, Environment, MiraSettings } from './environment';
import type { MiraFile } from './mira';
import { QLIK_NAMESPACE } from './qlik-namespace';
import { resolveClientSettings } from './resolve-clients';
import type { EnvironmentFile } from './schema';

/** An environment with every default filled in. */
export function resolveEnvironment(file: EnvironmentFile, name: string, source: string): Environment {
  const mira = file.mira && resolveMira(file.mira);
  const engines = Object.entries(file.engines ?? {})
    .sort(([a], [b]) => compare(a, b))
    .map(([group, settings]) => resolveEngineGroup(group, settings, mira?.namespace ?? QLIK_NAMESPACE));
  return {
    name,
    source,
    domain: file.domain,
    kubernetesVersion: file.kubernetesVersion,
    labels: file.labels ?? {},
    platformHosts: file.platformHosts ?? [],
    limits: { removals: { clients: 3, percent: 1, ...file.limits?.removals } },
    ...(file.clients && { clients: resolveClientSettings(file.clients) }),
    ...(mira && { mira }),
    engines,
  };
}

function resolveMira(file: MiraFile): MiraSettings {
  const version = file.version ?? MIRA_VERSION;
  const namespace = file.namespace ?? QLIK_NAMESPACE;
  const listed = miraRelease(version).namespaced ? (file.targetNamespace ?? namespace) : '*';
  return {
    version,
    image: reference(file.image ?? MIRA_IMAGE, version, file.digest),
    imagePullSecret: file.imagePullSecret ?? QLIK_PULL_SECRET,
    namespace,
    ...(listed !== '*' && { targetNamespace: listed }),
    replicas: file.replicas ?? 2,
    ...(file.nodePort !== undefined && { nodePort: file.nodePort }),
    allowFrom: file.allowFrom ?? [namespace],
    resources: mergeResources(MIRA_RESOURCES, file.resources),
  };
}

function resolveEngineGroup(name: string, file: EngineGroupFile, qlikNamespace: string): EngineGroupSettings {
  const version = file.version ?? ENGINE_VERSION;
  const namespace = file.namespace ?? qlikNamespace;
  return {
    name,
    version,
    image: reference(file.image ?? ENGINE_IMAGE, version, file.digest),
    imagePullSecret: file.imagePullSecret ?? QLIK_PULL_SECRET,
    namespace,
    replicas: file.replicas ?? 1,
    ...(file.licenseServiceUrl !== undefined && { licenseServiceUrl: file.licenseServiceUrl }),
    ...(file.documents && { documents: { accessMode: 'ReadWriteOnce', ...file.documents } }),
    allowFrom: file.allowFrom ?? [namespace],
    metricsFrom: file.metricsFrom ?? [],
    allowTo: file.allowTo ?? [],
    resources: mergeResources(ENGINE_RESOURCES, file.resources),
    nodeSelector: file.nodeSelector ?? {},
    tolerations: file.tolerations ?? [],
  };
}
