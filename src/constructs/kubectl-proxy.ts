import type { V1Container } from '@kubernetes/client-node';
import { hasNativeSidecars, type KubernetesVersion, kubectlImage } from '../upstream/kubernetes';
import { DISCOVERY_LABEL } from '../upstream/qix-engine';
import { collectionPath, type MiraRelease } from '../upstream/qlik-mira';
import { API_TOKEN_MOUNT } from './api-token';
import { secured } from './security-context';

/** Mira's own default (KUBERNETES_PROXY_PORT, MIRA_KUBERNETES_PROXY_PORT). */
const PORT = 8001;

/** Matches every method but GET, known or not: the flag only takes what to reject, and RE2 has no "not". */
const ANY_BUT_GET = '^([^G].*|G|G[^E].*|GE|GE[^T].*|GET.+)$';

export interface KubectlProxyProps {
  readonly release: MiraRelease;
  readonly kubernetesVersion: KubernetesVersion;
}

/**
 * The sidecar through which Mira up to 0.4.0 talks to the API server. It answers on loopback only, to the
 * requests that this release makes and to no other. An init container where sidecars are native, else a
 * container beside Mira.
 *
 * Source of the flags: kubectl pkg/cmd/proxy; paths are unanchored regular expressions unless anchored.
 */
export function kubectlProxy({ release, kubernetesVersion }: KubectlProxyProps): V1Container {
  const native = hasNativeSidecars(kubernetesVersion);
  const probe = { exec: { command: request(release) }, timeoutSeconds: 10 };
  const container: V1Container = {
    name: 'kubectl-proxy',
    image: kubectlImage(kubernetesVersion),
    ...(native && { restartPolicy: 'Always' }),
    args: [
      'proxy',
      '--address=127.0.0.1',
      `--port=${PORT}`,
      '--accept-hosts=^localhost$,^127\\.0\\.0\\.1$',
      `--accept-paths=${release.lists.map((listed) => `^${collectionPath(listed)}$`).join(',')}`,
      `--reject-methods=${ANY_BUT_GET}`,
    ],
    env: [{ name: 'HOME', value: '/tmp' }],
    resources: {
      requests: { cpu: '10m', memory: '32Mi', 'ephemeral-storage': '16Mi' },
      limits: { cpu: '250m', memory: '160Mi', 'ephemeral-storage': '64Mi' },
    },
    startupProbe: { ...probe, periodSeconds: 5, failureThreshold: 60 },
    readinessProbe: { ...probe, periodSeconds: 30, failureThreshold: 3 },
    // the request needs the API server too: only ten minutes without an answer restart the proxy
    livenessProbe: {
      exec: { command: request(release, 2) },
      timeoutSeconds: 10,
      periodSeconds: 60,
      failureThreshold: 10,
    },
    volumeMounts: [API_TOKEN_MOUNT, { name: 'kubectl-tmp', mountPath: '/tmp' }],
  };
  return secured(container, { user: release.user });
}

/** A request that Mira makes, as a probe: the kubelet itself cannot reach the loopback of a pod. */
function request({ lists }: MiraRelease, limit = 1): string[] {
  const [first] = lists;
  const query = first?.resource === 'pods' ? `?labelSelector=${DISCOVERY_LABEL}&limit=${limit}` : `?limit=${limit}`;
  const path = first ? collectionPath(first) : '';
  return ['/bin/kubectl', `--server=http://127.0.0.1:${PORT}`, 'get', `--raw=${path}${query}`];
}
