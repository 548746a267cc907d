import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { REPOSITORY } from './temp-root';

/** That of SARIF 2.1.0. */
export const SARIF = 'test/support/sarif/sarif-2.1.0-rtm.5.json';

/** What a JSON Schema of this repository allows. */
export function schema(path: string): z.ZodType {
  const text = readFileSync(join(REPOSITORY, path), 'utf8');
  // zod takes a relative address for none
  const isKnown = (key: string, value: unknown) => !(key === 'format' && String(value).startsWith('uri'));
  return z.fromJSONSchema(JSON.parse(text, (key, value) => (isKnown(key, value) ? value : undefined)));
}
