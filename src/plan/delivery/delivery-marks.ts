import type { Manifest } from '../../manifests/manifest';
import { fieldsOf, textOf } from '../compare/shape';

/** The annotation with the sync options of Argo CD: a list with commas. */
export const ARGO_OPTIONS = 'argocd.argoproj.io/sync-options';
/** What the annotations and labels begin with by which Flux is told about one object. */
export const FLUX = 'kustomize.toolkit.fluxcd.io';
/** The annotation that keeps an object when its release is uninstalled. */
export const HELM_POLICY = 'helm.sh/resource-policy';

/** Options with which an object is deleted and made anew. */
export const DESTROYING = ['Replace=true', 'Force=true'];

/** Options that keep an object in the cluster, or ask first. */
export const PROTECTING = ['Prune=false', 'Prune=confirm', 'Delete=false', 'Delete=confirm'];

/** The sync options of an object. Source: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
export function syncOptionsOf(manifest: Manifest | undefined): string[] {
  const given = textOf(fieldsOf(manifest?.metadata.annotations)[ARGO_OPTIONS]) ?? '';
  return given.split(',').flatMap((option) => option.trim() || []);
}

/** What Flux is told about an object, by annotation or by label. */
export function fluxSetting(manifest: Manifest | undefined, setting: string): string | undefined {
  const { annotations, labels } = fieldsOf(manifest?.metadata);
  const key = `${FLUX}/${setting}`;
  return textOf(fieldsOf(annotations)[key] ?? fieldsOf(labels)[key])?.toLowerCase();
}

/**
 * What keeps an object in the cluster when it leaves git, as people write it.
 *
 * Source: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources,
 * https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
 */
export function keptBy(manifest: Manifest | undefined): string[] {
  const options = syncOptionsOf(manifest).filter((option) => PROTECTING.includes(option) && option.startsWith('Prune'));
  const settings = [
    ['prune', 'disabled'],
    ['reconcile', 'disabled'],
    ['ssa', 'ignore'],
  ] as const;
  const flux = settings.filter(([setting, value]) => fluxSetting(manifest, setting) === value);
  return [...options, ...flux.map(([setting, value]) => `${setting}: ${value}`)];
}

/** What keeps an object in the cluster when that is deleted which delivered it: an Application, a release of Helm. */
export function outlivesBy(manifest: Manifest | undefined): string[] {
  const options = syncOptionsOf(manifest).filter(
    (option) => PROTECTING.includes(option) && option.startsWith('Delete'),
  );
  const isKept = fieldsOf(manifest?.metadata.annotations)[HELM_POLICY] === 'keep';
  return [...options, ...(isKept ? ['resource-policy: keep'] : [])];
}
