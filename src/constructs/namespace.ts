import type { V1Namespace } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import type { KubernetesVersion } from '../upstream/kubernetes';
import { kubernetesObject } from './kubernetes-object';
import type { Labels } from './labels';

export interface NamespaceProps {
  readonly name: string;
  readonly kubernetesVersion: KubernetesVersion;
  /**
   * The Pod Security level that its pods need.
   * @default restricted
   */
  readonly podSecurity?: 'restricted' | 'baseline';
  /** @default - none but those of Pod Security */
  readonly labels?: Labels;
  /** @default - none but those that keep it */
  readonly annotations?: Labels;
}

/**
 * A Namespace that neither Argo CD nor Flux ever deletes: it would take every volume in it along.
 * Deleting it is a decision of a person with kubectl.
 */
export class Namespace extends Construct {
  constructor(scope: Construct, id: string, props: NamespaceProps) {
    super(scope, id);
    kubernetesObject<V1Namespace>(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: props.name,
        labels: { ...props.labels, ...podSecurityLabels(props) },
        annotations: { ...props.annotations, ...KEEP },
      },
    });
  }
}

/** Sources: Argo CD, user-guide/sync-options; Flux, components/kustomize/kustomizations#controlling-the-deletion-behavior. */
export const KEEP: Labels = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/** The version is pinned, so that a newer cluster does not change what the level means. */
function podSecurityLabels({ podSecurity = 'restricted', kubernetesVersion }: NamespaceProps): Labels {
  const modes = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, podSecurity],
    [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetesVersion}`],
  ]);
  return Object.fromEntries(modes);
}
