import type { V1Container, V1EnvVar, V1HTTPGetAction } from '@kubernetes/client-node';
import type { ProductSettings } from '../client-product';
import { quantityValue } from '../quantity';
import { STARTUP } from './django';

/** The user interface: SvelteKit on Node. It has no health route: its port and its start page stand in. */
export function frontend(settings: ProductSettings): V1Container {
  return {
    name: 'frontend',
    image: settings.images.frontend,
    env: variables(settings),
    ports: [{ name: 'frontend', containerPort: 3000, protocol: 'TCP' }],
    resources: settings.resources.frontend,
    startupProbe: { tcpSocket: { port: 3000 }, ...STARTUP },
    // rendered from answers of the backend: without one, no traffic comes here
    readinessProbe: { httpGet: LOGIN, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    livenessProbe: { tcpSocket: { port: 3000 }, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 6 },
    volumeMounts: [{ name: 'frontend-tmp', mountPath: '/tmp' }],
  };
}

const LOGIN: V1HTTPGetAction = { path: '/login', port: 3000, scheme: 'HTTP' };

function variables({ hosts, resources }: ProductSettings): V1EnvVar[] {
  return [
    { name: 'PUBLIC_BACKEND_API_URL', value: 'http://localhost:8000/api' },
    { name: 'PUBLIC_BACKEND_API_EXPOSED_URL', value: `https://${hosts[0]}/api` },
    ...originVariables(hosts),
    { name: 'BODY_SIZE_LIMIT', value: '50000000' },
    // the image sets a heap of 10 GiB: the kernel would end the process before the collector runs
    { name: 'NODE_OPTIONS', value: `--max-old-space-size=${heapSize(resources.frontend?.limits.memory)}` },
    { name: 'HOME', value: '/tmp' },
  ];
}

/** SvelteKit refuses forms from another origin than its own; behind several names it must read the headers. */
function originVariables(hosts: ProductSettings['hosts']): V1EnvVar[] {
  if (hosts.length === 1) return [{ name: 'ORIGIN', value: `https://${hosts[0]}` }];
  return [
    { name: 'PROTOCOL_HEADER', value: 'x-forwarded-proto' },
    { name: 'HOST_HEADER', value: 'x-forwarded-host' },
  ];
}

/** Three quarters of the container's memory, in MiB: the rest is for buffers and the runtime itself. */
function heapSize(memoryLimit = '512Mi'): number {
  return Math.max(32, Math.floor((quantityValue(memoryLimit) / 2 ** 20) * 0.75));
}
