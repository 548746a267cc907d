import type { V1Volume, V1VolumeMount } from '@kubernetes/client-node';

const NAME = 'kube-api-access';

/** Where every client library looks for the token of its pod. */
const PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Mounts the token into the one container that needs it. */
export const API_TOKEN_MOUNT: V1VolumeMount = { name: NAME, mountPath: PATH, readOnly: true };

/**
 * What the kubelet would mount into every container. 3607 seconds is the life at which the API server lets
 * clients that read the token only once go on for a year (`--service-account-extend-token-expiration`), as
 * those of Mira 1.0 do. Source: pkg/serviceaccount/claims.go, WarnOnlyBoundTokenExpirationSeconds.
 */
export const API_TOKEN_VOLUME: V1Volume = {
  name: NAME,
  projected: {
    // 0440 in octal: readable through fsGroup
    defaultMode: 288,
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3607 } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
        },
      },
    ],
  },
};
