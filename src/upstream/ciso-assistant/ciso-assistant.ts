import type { ClientProduct, ContainerResources } from '../client-product';
import { backend } from './backend';
import { frontend } from './frontend';
import { huey } from './huey';

/**
 * CISO Assistant, which was called MIRA until 2024 (github.com/intuitem/ciso-assistant-community, v3.20.8).
 *
 * One pod, because sqlite (WAL) and the job queue are files: backend and worker share one volume and one
 * HUEY_FILE_PATH. The upstream chart splits them, and the jobs of the web process are then never run.
 */
export const cisoAssistant: ClientProduct = {
  name: 'ciso-assistant',
  images: {
    backend: 'ghcr.io/intuitem/ciso-assistant-community/backend',
    frontend: 'ghcr.io/intuitem/ciso-assistant-community/frontend',
  },
  version: 'v3.20.8',
  // the user `app` of the image; the hardened compose file of upstream runs as it (#3328)
  user: 1001,
  podSecurity: 'restricted',
  readOnlyRootFilesystem: true,
  needsMail: false,
  singleHost: false,
  routes: [
    { path: '/api', portName: 'backend', port: 8000 },
    { path: '/', portName: 'frontend', port: 3000 },
  ],
  resources: {
    backend: share(['100m', '512Mi', '128Mi'], ['1', '2Gi', '1Gi']),
    huey: share(['50m', '256Mi', '128Mi'], ['500m', '1Gi', '1Gi']),
    frontend: share(['50m', '128Mi', '32Mi'], ['500m', '512Mi', '256Mi']),
  },
  containers: (settings) => [backend(settings), huey(settings), frontend(settings)],
  volumes: [
    { name: 'backend-tmp', emptyDir: { sizeLimit: '512Mi' } },
    { name: 'huey-tmp', emptyDir: { sizeLimit: '512Mi' } },
    { name: 'frontend-tmp', emptyDir: { sizeLimit: '64Mi' } },
  ],
};

type Share = readonly [cpu: string, memory: string, disk: string];

function share(requests: Share, limits: Share): ContainerResources {
  return { requests: amounts(requests), limits: amounts(limits) };
}

function amounts([cpu, memory, disk]: Share): ContainerResources['limits'] {
  return { cpu, memory, 'ephemeral-storage': disk };
}
