import type * as z from 'zod';
import { show } from '../diagnostics/printable';
import { text } from './text';

const REPOSITORY = /^[a-z0-9]+([.-][a-z0-9]+)*(:[0-9]{1,5})?(\/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)+$/;

/** An image repository with its registry and without a tag: `ghcr.io/intuitem/mira`. */
export function imageRepository(description: string): z.ZodString {
  return text(
    (value) =>
      value.length <= 200 && REPOSITORY.test(value)
        ? undefined
        : {
            kind: 'invalid-value',
            message: `${show(value)} is not an image repository`,
            help: 'write registry and repository without a tag, such as ghcr.io/acme/mira',
          },
    { description, examples: ['registry.example/acme/mira'] },
  );
}
