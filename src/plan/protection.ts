import type { Manifest } from '../manifests/manifest';
import type { ClusterView } from './classify/rule';

/** Who leaves an object in the cluster when it is no longer described, because of what is written on it. */
export type Keeper = 'Argo CD' | 'Flux' | 'Helm';

const FLUX = 'kustomize.toolkit.fluxcd.io/prune';

/**
 * Who does not prune an object. What counts is what the cluster has: the object as it was before.
 *
 * Sources: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources (a list with commas; `confirm`
 * waits for a hand), https://fluxcd.io/flux/components/kustomize/kustomizations/#prune (a label does it too, in any case),
 * https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource.
 */
export function keepersOf({ metadata: { annotations = {}, labels = {} } }: Manifest): Keeper[] {
  const options = (annotations['argocd.argoproj.io/sync-options'] ?? '').split(',').map((option) => option.trim());
  const keepers: [Keeper, boolean][] = [
    ['Argo CD', options.includes('Prune=false') || options.includes('Prune=confirm')],
    ['Flux', [annotations[FLUX], labels[FLUX]].some((value) => value?.toLowerCase() === 'disabled')],
    ['Helm', annotations['helm.sh/resource-policy'] === 'keep'],
  ];
  return keepers.flatMap(([keeper, keeps]) => (keeps ? [keeper] : []));
}

/** Whether an object goes because its Namespace does, whatever is written on it. */
export function goesWithNamespace({ metadata: { namespace } }: Manifest, cluster: ClusterView): boolean {
  if (namespace === undefined) return false;
  const removed = cluster.only('before', 'Namespace').filter(({ metadata }) => metadata.name === namespace);
  return removed.some((manifest) => keepersOf(manifest).length === 0);
}
