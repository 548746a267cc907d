import * as z from 'zod';
import { email } from '../fields/email';
import { subdomainName } from '../fields/name';
import { serverHost } from '../fields/server-host';
import { text } from '../fields/text';

const user = text(() => undefined, { description: 'the login; default: the server asks for none' })
  .min(1)
  .max(254);

const server = {
  host: serverHost('the host name of the server'),
  port: z.int().min(1).max(65535).optional().meta({ description: 'default: 587 (starttls), 465 (tls), 25 (none)' }),
  encryption: z.enum(['starttls', 'tls', 'none']).optional().meta({ description: 'default: starttls' }),
  user: user.optional(),
};

/** How clients send e-mail; the passwords are in a Secret. */
export const mail = z
  .strictObject({
    ...server,
    from: email('the sender of what clients send'),
    passwordSecret: subdomainName(
      'the Secret in the namespace of every client with EMAIL_HOST_PASSWORD (and EMAIL_HOST_PASSWORD_RESCUE); default: smtp-out',
    ).optional(),
    rescue: z.strictObject(server).optional().meta({ description: 'a second server, tried when the first fails' }),
  })
  .meta({ description: 'how clients send e-mail' });

export type MailFile = z.output<typeof mail>;
