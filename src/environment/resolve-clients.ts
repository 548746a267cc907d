import { overDefaults } from '../fields/merge-resources';
import type { MailSettings, SmtpServer } from '../upstream/client-product';
import { CLIENT_PRODUCTS, type ClientProductName } from '../upstream/client-products';
import type { ClientSettingsFile } from './client-settings';
import type { ClientSettings, StringMap } from './environment';
import type { MailFile } from './mail';

const PORTS = { starttls: 587, tls: 465, none: 25 } as const;

/** What all clients have in common, every default filled in. */
export function resolveClientSettings(file: ClientSettingsFile): ClientSettings {
  const product = file.product ?? 'ciso-assistant';
  const stable = file.channels?.stable ?? CLIENT_PRODUCTS[product].version ?? '';
  return {
    product,
    ...(file.sharedNamespace !== undefined && { sharedNamespace: file.sharedNamespace }),
    channels: { stable, canary: file.channels?.canary ?? stable },
    ingress: file.ingress,
    images: { ...publicImages(product), ...file.images },
    digests: file.digests ?? {},
    ...(file.imagePullSecret !== undefined && { imagePullSecret: file.imagePullSecret }),
    allowTo: file.allowTo ?? [],
    ...(file.mail && { mail: resolveMail(file.mail) }),
    ...(file.postgres && { postgres: { host: file.postgres.host, port: file.postgres.port ?? 5432 } }),
    storage: { size: '5Gi', ...file.storage },
    resources: overDefaults(CLIENT_PRODUCTS[product].resources, file.resources),
  };
}

function publicImages(product: ClientProductName): StringMap {
  const images: Readonly<Record<string, string | undefined>> = CLIENT_PRODUCTS[product].images;
  return Object.fromEntries(
    Object.entries(images).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function resolveMail({ rescue, ...file }: MailFile): MailSettings {
  return {
    ...resolveServer(file),
    from: file.from,
    passwordSecret: file.passwordSecret ?? 'smtp-out',
    ...(rescue && { rescue: resolveServer(rescue) }),
  };
}

function resolveServer(file: Omit<MailFile, 'from' | 'passwordSecret' | 'rescue'>): SmtpServer {
  const encryption = file.encryption ?? 'starttls';
  const { host, port = PORTS[encryption], user } = file;
  return { host, port, encryption, ...(user !== undefined && { user }) };
}
