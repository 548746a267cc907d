import type { V1EnvVar } from '@kubernetes/client-node';
import type { MailSettings, SmtpServer } from './client-product';
import { fromSecret } from './client-secrets';

/**
 * The mail variables that intuitem's products read, `_RESCUE` ones included.
 * Source: intuitem/ciso-assistant-community v3.20.8, backend/ciso_assistant/settings.py.
 */
export function mailVariables(mail: MailSettings | undefined): V1EnvVar[] {
  if (!mail) return [];
  return [
    { name: 'DEFAULT_FROM_EMAIL', value: mail.from },
    ...serverVariables(mail, mail.passwordSecret, ''),
    ...(mail.rescue ? serverVariables(mail.rescue, mail.passwordSecret, '_RESCUE') : []),
  ];
}

function serverVariables(server: SmtpServer, secret: string, suffix: '' | '_RESCUE'): V1EnvVar[] {
  const password = `EMAIL_HOST_PASSWORD${suffix}`;
  return [
    { name: `EMAIL_HOST${suffix}`, value: server.host },
    { name: `EMAIL_PORT${suffix}`, value: String(server.port) },
    { name: `EMAIL_USE_TLS${suffix}`, value: python(server.encryption === 'starttls') },
    { name: `EMAIL_USE_SSL${suffix}`, value: python(server.encryption === 'tls') },
    ...(server.user === undefined
      ? []
      : [{ name: `EMAIL_HOST_USER${suffix}`, value: literal(server.user) }, fromSecret(password, secret, password)]),
  ];
}

function python(value: boolean): string {
  return value ? 'True' : 'False';
}

/** Kubernetes puts the value of another variable in the place of `$(NAME)`, unless the dollar is doubled. */
function literal(text: string): string {
  return text.split('$(').join('$$(');
}
