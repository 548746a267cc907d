import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { text } from './text';

/** An http or https URL of a server, without a login: that would be a secret in plain text. */
export function serverUrl(description: string): z.ZodString {
  return text(
    (value) =>
      isServer(value)
        ? undefined
        : {
            kind: 'invalid-value',
            message: `${show(value)} is not the URL of a server`,
            help: 'write scheme, name and port, such as http://license-service:9200',
          },
    { description, format: 'uri', examples: ['http://license-service:9200'] },
  );
}

function isServer(value: string): boolean {
  if (!/^https?:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[\w./-]*)?$/.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}
