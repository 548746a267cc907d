import type { Manifest } from '../../manifests/manifest';

/** What to do where a claim template asks for more: of one of our clients, the command that prints it. */
export function resizing({ metadata: { labels } }: Manifest): string {
  const client =
    labels?.['app.kubernetes.io/managed-by'] === 'mira-gitops' ? labels['mira-gitops.io/client'] : undefined;
  return client ? `mira volume resize ${client} --print` : 'docs/operations.md#resize-a-volume';
}

export const NEVER_SMALLER = 'keep the size, or move the data to a smaller claim: docs/operations.md#a-smaller-volume';
