import type { V1Container, V1EnvVar, V1HTTPGetAction } from '@kubernetes/client-node';
import { type ClientProduct, DATA_VOLUME, type ProductSettings } from './client-product';
import { djangoSecret, postgresVariables } from './client-secrets';
import { mailVariables } from './django-mail';

/**
 * intuitem's MIRA of 2023 (intuitem/ciso-assistant-community @ d7383973d), the client image of the Django
 * controller that this generator replaces. Not Qlik's Mira: that is `qlik-mira.ts`. Its images were private, so
 * the environment names the repository and the version.
 *
 * At every start the image writes migrations, translations and static files beside its code, as root: it can
 * live neither with a read-only root filesystem nor with the Pod Security level "restricted".
 */
export const intuitemMira: ClientProduct = {
  name: 'intuitem-mira',
  images: { mira: undefined },
  user: 0,
  podSecurity: 'baseline',
  readOnlyRootFilesystem: false,
  // asf_rm/settings.py reads EMAIL_HOST, EMAIL_HOST_USER and EMAIL_HOST_PASSWORD without a default
  needsMail: true,
  // ALLOWED_HOSTS holds the host of MIRA_URL alone
  singleHost: true,
  routes: [{ path: '/', portName: 'mira', port: 8000 }],
  resources: {
    mira: {
      requests: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '256Mi' },
      limits: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' },
    },
  },
  containers: (settings) => [container(settings)],
  volumes: [],
};

function container(settings: ProductSettings): V1Container {
  const page = login(settings.hosts[0]);
  return {
    name: 'mira',
    image: settings.images.mira,
    env: variables(settings),
    ports: [{ name: 'mira', containerPort: 8000, protocol: 'TCP' }],
    resources: settings.resources.mira,
    startupProbe: { httpGet: page, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 60 },
    readinessProbe: { httpGet: page, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    // all workers may be busy with long requests: a page would be no sign of life
    livenessProbe: { tcpSocket: { port: 8000 }, periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 6 },
    volumeMounts: [{ name: DATA_VOLUME, mountPath: '/code/db' }],
  };
}

/** There is no health route: the start page redirects to the login. Django wants a Host that it knows. */
function login(host: string): V1HTTPGetAction {
  return { path: '/', port: 8000, scheme: 'HTTP', httpHeaders: [{ name: 'Host', value: host }] };
}

function variables({ instance, hosts, adminEmail, mail, postgres }: ProductSettings): V1EnvVar[] {
  return [
    { name: 'MIRA_URL', value: `https://${hosts[0]}` },
    { name: 'MIRA_SUPERUSER_EMAIL', value: adminEmail },
    { name: 'DJANGO_DEBUG', value: 'False' },
    // the image starts gunicorn without saying how many workers; gunicorn then looks here, and else takes one
    { name: 'WEB_CONCURRENCY', value: '3' },
    djangoSecret(instance),
    ...postgresVariables(instance, postgres),
    ...mailVariables(mail),
  ];
}
