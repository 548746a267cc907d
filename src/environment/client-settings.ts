import * as z from 'zod';
import { cidr } from '../fields/cidr';
import { digest } from '../fields/digest';
import { imageRepository } from '../fields/image';
import { namespaceName, subdomainName } from '../fields/name';
import { bytes } from '../fields/quantity';
import { containerResources } from '../fields/resources';
import { serverHost } from '../fields/server-host';
import { version } from '../fields/version';
import { CLIENT_PRODUCT_NAMES } from '../upstream/client-products';
import { ingress } from './ingress';
import { mail } from './mail';

const storage = z
  .strictObject({
    className: subdomainName('the StorageClass: its name, because a default can change under a running cluster'),
    size: bytes("the size of a client's volume; it cannot be changed in place").optional(),
  })
  .meta({ description: "the volume with a client's data" });

const postgres = z
  .strictObject({
    host: serverHost('the host name of the server'),
    port: z.int().min(1).max(65535).optional().meta({ description: 'default: 5432' }),
  })
  .meta({
    description: 'a PostgreSQL server for all clients; default: sqlite on the volume of each. See docs/secrets.md',
  });

/** What the platform decides for all clients of an environment. */
export const clientSettings = z
  .strictObject({
    product: z.enum(CLIENT_PRODUCT_NAMES).optional().meta({
      description: 'what clients get: ciso-assistant (default), or mira, its predecessor of 2023',
    }),
    sharedNamespace: namespaceName('one namespace for all clients; default: a namespace for each').optional(),
    ingress,
    channels: z
      .strictObject({
        stable: version('what clients get by default').optional(),
        canary: version('what clients of the channel canary get; default: as stable').optional(),
      })
      .optional()
      .meta({ description: 'versions by channel: a new release for everyone is one changed line' }),
    images: z
      .record(z.string(), imageRepository('the repository to pull from'))
      .optional()
      .meta({ description: 'image repositories by image (ciso-assistant: backend, frontend; mira: mira)' }),
    digests: z
      .record(
        z.string(),
        z.record(z.string(), digest('the digest of the image')).meta({ description: 'digests by image' }),
      )
      .optional()
      .meta({ description: 'digests by version and image' }),
    imagePullSecret: subdomainName('a Secret with registry credentials in the namespace of every client').optional(),
    allowTo: z.array(cidr('a network')).max(20).optional().meta({
      description: 'private networks that clients may reach by HTTPS, for single sign-on or webhooks; default: none',
    }),
    mail: mail.optional(),
    postgres: postgres.optional(),
    storage,
    resources: containerResources.optional(),
  })
  .meta({ description: 'what all clients have in common; without it the environment takes no clients' });

/** The settings as written. */
export type ClientSettingsFile = z.output<typeof clientSettings>;
