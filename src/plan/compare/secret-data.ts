import { type Fields, fieldsOf } from './shape';

/** What was applied before, and what the API server made of it. */
export interface Past {
  readonly given: unknown;
  readonly stored: unknown;
}

/**
 * A Secret without `stringData`, which is written only: the API server keeps it as `data`. What came from there is nobody's then, and
 * stays when it is no longer given. Source: https://github.com/kubernetes/kubernetes/issues/108008; seen on 1.28 and 1.36.
 */
export function withData(secret: Fields, past: Past | undefined): Fields {
  const { stringData, data, ...rest } = secret;
  const owned = fieldsOf(fieldsOf(past?.given).data);
  const stays = texts(fieldsOf(past?.stored).data).filter(([key]) => !(key in owned));
  const encoded = texts(stringData).map(([key, text]) => [key, Buffer.from(text).toString('base64')]);
  const plain = texts(data).map(([key, text]) => [key, text.replace(/[\r\n]/g, '')]);
  return { ...rest, data: Object.fromEntries([...stays, ...plain, ...encoded]) };
}

/** Null is the empty text, as Go reads it. */
function texts(fields: unknown): [string, string][] {
  return Object.entries(fieldsOf(fields)).map(([key, value]) => [key, String(value ?? '')]);
}
