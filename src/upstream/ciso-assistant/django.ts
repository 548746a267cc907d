import type { V1EnvVar } from '@kubernetes/client-node';
import type { ProductSettings } from '../client-product';
import { djangoSecret, postgresVariables } from '../client-secrets';
import { mailVariables } from '../django-mail';

/** The data of a client: sqlite, queue and attachments. The working folder of the image is /code. */
export const DATA_PATH = '/code/db';

/** The job queue; the same file for the process that fills it and the one that empties it. */
export const QUEUE_FILE = `${DATA_PATH}/huey.db`;

/** Starting waits up to 600 s for the database and then migrates it: the probes wait as long. */
export const STARTUP = { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 60 } as const;

/** What backend and worker read. Source: backend/ciso_assistant/settings.py and docker-compose.yml, v3.20.8. */
export function djangoVariables({ instance, hosts, adminEmail, mail, postgres }: ProductSettings): V1EnvVar[] {
  return [
    // also the only origin that may post forms
    { name: 'CISO_ASSISTANT_URL', value: `https://${hosts[0]}` },
    { name: 'ALLOWED_HOSTS', value: ['localhost', '127.0.0.1', instance, ...hosts].join(',') },
    { name: 'CISO_ASSISTANT_SUPERUSER_EMAIL', value: adminEmail },
    { name: 'DJANGO_DEBUG', value: 'False' },
    djangoSecret(instance),
    { name: 'SQLITE_FILE', value: `${DATA_PATH}/ciso-assistant.sqlite3` },
    { name: 'HUEY_FILE_PATH', value: QUEUE_FILE },
    { name: 'LOCAL_STORAGE_DIRECTORY', value: `${DATA_PATH}/attachments` },
    ...postgresVariables(instance, postgres),
    ...mailVariables(mail),
    { name: 'LOG_FORMAT', value: 'json' },
    ...READ_ONLY_ROOT,
  ];
}

/** Where things go that would otherwise be written beside the code. */
const READ_ONLY_ROOT: readonly V1EnvVar[] = [
  { name: 'CHAT_METRICS_LOG_PATH', value: 'off' },
  { name: 'PYTHONDONTWRITEBYTECODE', value: '1' },
  { name: 'HOME', value: '/tmp' },
  { name: 'XDG_CACHE_HOME', value: '/tmp/.cache' },
  { name: 'XDG_CONFIG_HOME', value: '/tmp/.config' },
  { name: 'XDG_DATA_HOME', value: '/tmp/.local/share' },
];
