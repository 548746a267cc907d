import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Stack } from '../manifest';
import { names } from './names';
import { plaintextSecrets } from './plaintext-secrets';
import { references } from './references';

/** A check of the objects of one stack. */
export type StackRule = (stack: Stack) => Diagnostic[];

/** Every check of one stack. */
export const STACK_RULES: readonly StackRule[] = [names, plaintextSecrets, references];
