import type { V1Container, V1PodSecurityContext, V1SecurityContext } from '@kubernetes/client-node';

/** As whom containers run, and what they may write. */
export interface SecurityProps {
  /** uid and gid. Zero is root, which Pod Security "restricted" refuses. */
  readonly user: number;
  /** Whether nothing but volumes can be written. @default true */
  readonly readOnlyRootFilesystem?: boolean;
}

/** Pod Security "restricted" as far as `user` allows it. */
export function podSecurityContext({ user }: SecurityProps): V1PodSecurityContext {
  return {
    runAsNonRoot: user !== 0,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    // without it the kubelet changes the owner of every file at every start
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** The same for a container: scanners look at each, and a later container must not inherit less. */
export function secured(container: V1Container, props: SecurityProps): V1Container {
  return { ...container, imagePullPolicy: 'Always', securityContext: containerSecurityContext(props) };
}

function containerSecurityContext({ user, readOnlyRootFilesystem = true }: SecurityProps): V1SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem,
    runAsNonRoot: user !== 0,
    runAsUser: user,
    runAsGroup: user,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
