/** A release of Mira, and what it lists. */
export interface Release {
  readonly version: string;
  /** What it lists, as `mira.targetNamespace` says. */
  readonly target?: string;
  /** Resources that it may list. */
  readonly lists: readonly string[];
}

const OWNED = ['/pods', 'apps/replicasets', 'apps/deployments'];

/** One of each generation: how it finds engines, how it reaches the API server, what it lists. */
export const RELEASES: readonly Release[] = [
  { version: '0.0.1', lists: ['/endpoints'] },
  { version: '0.3.1', lists: ['/pods'] },
  { version: '0.4.0', lists: OWNED },
  { version: '1.0.0', lists: OWNED },
  { version: '2.0.0', lists: OWNED },
  { version: '3.0.0', target: '*', lists: OWNED },
];

/** The only namespace that a release lists; undefined where it lists all. */
export function onlyNamespace({ version, target }: Release): string | undefined {
  return version >= '2' && target !== '*' ? 'qlik' : undefined;
}

/** An environment with three engines in Mira's namespace, and one in another where Mira lists that too. */
export function lab(minor: string, release: Release): unknown {
  const { version, target } = release;
  return {
    domain: 'lab.example',
    kubernetesVersion: minor === '1.28' ? '1.28' : '1.30',
    mira: { version, ...(target && { targetNamespace: target }) },
    engines: {
      engine: { acceptEULA: 'yes', replicas: 2 },
      documents: { acceptEULA: 'yes', documents: { size: '1Gi', className: 'standard' } },
      ...(onlyNamespace(release) === undefined && { reports: { acceptEULA: 'yes', namespace: 'reports' } }),
    },
  };
}
