import type { V1EnvVar } from '@kubernetes/client-node';
import type { PostgresServer } from './client-product';

/**
 * The Secrets that a client's pod refers to. Their names and keys are a contract: `docs/secrets.md` lists
 * them for the people who fill them.
 */

/** The key that Django signs sessions with: Secret `<instance>-django`, key `django-secret-key`. */
export function djangoSecret(instance: string): V1EnvVar {
  return fromSecret('DJANGO_SECRET_KEY', `${instance}-django`, 'django-secret-key');
}

/** A client's database: Secret `<instance>-postgresql`, keys `database`, `username`, `password`. */
export function postgresVariables(instance: string, server: PostgresServer | undefined): V1EnvVar[] {
  if (!server) return [];
  const secret = `${instance}-postgresql`;
  return [
    fromSecret('POSTGRES_NAME', secret, 'database'),
    fromSecret('POSTGRES_USER', secret, 'username'),
    fromSecret('POSTGRES_PASSWORD', secret, 'password'),
    { name: 'DB_HOST', value: server.host },
    { name: 'DB_PORT', value: String(server.port) },
  ];
}

/** An environment variable from a key of a Secret in the pod's namespace; the pod waits until it exists. */
export function fromSecret(name: string, secret: string, key: string): V1EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key, optional: false } } };
}
