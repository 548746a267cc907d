import type { V1Container } from '@kubernetes/client-node';
import { DATA_VOLUME, type ProductSettings } from '../client-product';
import { DATA_PATH, djangoVariables, QUEUE_FILE, STARTUP } from './django';

/** The worker: runs what the backend queues, and the daily jobs. Without it nothing that is queued happens. */
export function huey(settings: ProductSettings): V1Container {
  return {
    name: 'huey',
    image: settings.images.backend,
    command: ['/bin/sh', '-c', `${STOP_AT_ONCE}; ${AWAIT_BACKEND}; ${CONSUME}`],
    env: djangoVariables(settings),
    resources: settings.resources.huey,
    // a minute more than the backend, which it waits for
    startupProbe: {
      exec: { command: ['python', '-c', IS_CONSUMER] },
      ...STARTUP,
      failureThreshold: STARTUP.failureThreshold + 6,
    },
    readinessProbe: {
      exec: { command: ['python', '-c', IS_CONSUMER] },
      periodSeconds: 30,
      timeoutSeconds: 10,
      failureThreshold: 3,
    },
    livenessProbe: {
      exec: { command: ['python', '-c', QUEUE_ANSWERS] },
      periodSeconds: 60,
      timeoutSeconds: 30,
      failureThreshold: 3,
    },
    volumeMounts: [
      { name: DATA_VOLUME, mountPath: DATA_PATH },
      { name: 'huey-tmp', mountPath: '/tmp' },
    ],
  };
}

/** A shell as process 1 ignores SIGTERM unless told otherwise. */
const STOP_AT_ONCE = "trap 'exit 0' TERM";

/** The backend answers once it has migrated the tables that the jobs need. */
const AWAIT_BACKEND = `until python -c "from urllib.request import urlopen; urlopen('http://localhost:8000/api/health/', timeout=5)" 2>/dev/null; do sleep 5; done`;

/** Upstream's own command line (docker-compose.yml and Helm chart, v3.20.8). */
const CONSUME = 'exec python manage.py run_huey -w 2 --scheduler-interval 60';

/** Fails while the shell still waits for the backend. Huey has no health check of its own. */
const IS_CONSUMER = "import sys; sys.exit(b'run_huey' not in open('/proc/1/cmdline', 'rb').read().split(b'\\0'))";

/** Fails when the queue is gone, broken, or on a volume that no longer answers. */
const QUEUE_ANSWERS = `import sqlite3; sqlite3.connect('file:${QUEUE_FILE}?mode=ro', uri=True, timeout=20).execute('select count(*) from task')`;
