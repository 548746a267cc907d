import type { FieldChange, ObjectPair } from '../change';
import { anyYaml } from './any-yaml';
import { type Hide, withoutSecretTexts } from './secret-texts';
import { hiddenAt, hiddenIn } from './secret-values';

/*
 * Anybody may read a plan. Not shown are: what a Secret holds; what is set under the name of a password, token or key, in a
 * field, an environment variable, an argument or a line of a text; private keys, well-known tokens and logins in URLs
 * wherever they stand; what kubectl keeps of the last apply. That a secret is another one is shown.
 */

/** What stands where a secret is. */
export const NOT_SHOWN = '(not shown)';

/** The same after the change, where the secret before was another one, or none. */
export const NEW_NOT_SHOWN = '(not shown, new value)';

/** A text of ours that may quote a file. */
export function textWithoutSecrets(text: string): string {
  return withoutSecretTexts(text, () => NOT_SHOWN);
}

/** Fields of an object. */
export function fieldsWithoutSecrets(fields: readonly FieldChange[], { before, after }: ObjectPair): FieldChange[] {
  const hide = sides();
  const old = fields.map((field) => hiddenAt(field.before, field.steps, before?.manifest, hide.before));
  return fields.map(({ steps, before: _, after: now, ...rest }, index) => {
    const [left, right] = [old[index], hiddenAt(now, steps, after?.manifest, hide.after)];
    return {
      ...rest,
      steps,
      ...(left !== undefined && { before: left }),
      ...(right !== undefined && { after: right }),
    };
  });
}

/** The YAML of an object on both sides: written anew, without comments, in the order of the fields in the file. */
export function documentsWithoutSecrets({ before, after }: ObjectPair): { before?: string; after?: string } {
  const hide = sides();
  const old = before && anyYaml(hiddenIn(before.manifest, hide.before));
  const now = after && anyYaml(hiddenIn(after.manifest, before ? hide.after : hide.before));
  return { ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
}

interface Sides {
  readonly before: Hide;
  /** Knows the secrets of the side before, which must have been hidden first. */
  readonly after: Hide;
}

function sides(): Sides {
  const known = new Set<string>();
  return {
    before: (secret) => {
      known.add(secret);
      return NOT_SHOWN;
    },
    after: (secret) => (known.has(secret) ? NOT_SHOWN : NEW_NOT_SHOWN),
  };
}
