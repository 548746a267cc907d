import { names } from './names';
import { plaintextSecrets } from './plaintext-secrets';
import { references } from './references';
import type { StackRule } from './rule';

/** Every check of one stack. */
export const STACK_RULES: readonly StackRule[] = [names, plaintextSecrets, references];
