import type { V1Container, V1HTTPGetAction } from '@kubernetes/client-node';
import { DATA_VOLUME, type ProductSettings } from '../client-product';
import { DATA_PATH, djangoVariables, STARTUP } from './django';

/** The API: gunicorn with three workers (GUNICORN_WORKERS), which its arbiter replaces after 100 s of silence. */
export function backend(settings: ProductSettings): V1Container {
  return {
    name: 'backend',
    image: settings.images.backend,
    env: [...djangoVariables(settings), { name: 'PORT', value: '8000' }],
    ports: [{ name: 'backend', containerPort: 8000, protocol: 'TCP' }],
    resources: settings.resources.backend,
    startupProbe: { httpGet: health('startup'), ...STARTUP },
    readinessProbe: { httpGet: health('readiness'), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    // all workers may be busy with long requests: a restart needs three minutes of silence
    livenessProbe: { httpGet: health('liveness'), periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 6 },
    volumeMounts: [
      { name: DATA_VOLUME, mountPath: DATA_PATH },
      { name: 'backend-tmp', mountPath: '/tmp' },
    ],
  };
}

/**
 * Django answers 400 to a Host that is not in ALLOWED_HOSTS, and the kubelet would send the pod's address.
 * The path ends with a slash: without, Django redirects. The query only tells the probes apart in a log.
 */
function health(probe: string): V1HTTPGetAction {
  const httpHeaders = [{ name: 'Host', value: 'localhost' }];
  return { path: `/api/health/?probe=${probe}`, port: 8000, scheme: 'HTTP', httpHeaders };
}
