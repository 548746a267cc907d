import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Stack } from '../manifest';

/** A check of the objects of one stack. */
export type StackRule = (stack: Stack) => Diagnostic[];
