import { SECRET_TEXT } from '../../upstream/secret-text';
import type { Stack } from '../manifest';
import { names } from './names';
import { plaintextSecrets } from './plaintext-secrets';
import { references } from './references';
import type { StackRule } from './rule';

/** Every check of one stack. */
export const STACK_RULES: readonly StackRule[] = [names, plaintextSecrets, references];

/**
 * The checks that are left to make of a stack: all of them, unless it is made from a template. Texts that are equal in the
 * template are equal when filled, so that what refers to something still does; what is new are lengths, and texts that
 * may be secrets.
 */
export function rulesFor({ filled }: Stack): readonly StackRule[] {
  return filled && !filled.texts.some((text) => SECRET_TEXT.test(text)) ? [names] : STACK_RULES;
}
