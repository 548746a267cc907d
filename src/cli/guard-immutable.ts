import { type Diagnostic, error } from '../diagnostics/diagnostic';
import type { Guard } from '../io/publish';
import { refusals } from '../manifests/immutable';

const HELP = {
  'immutable-field':
    'undo the change, or go the way of docs/client-file.md#storage and run: mira synth --allow-immutable',
  'data-left-behind': 'undo the change, or move the data first and run: mira synth --allow-immutable',
} as const;

/**
 * Objects to changes that the API server refuses: one refused field stops the whole object, so that later
 * changes, a new version among them, do not arrive either.
 */
export const guardImmutable: Guard = (path, before, after): Diagnostic[] =>
  refusals(before, after).map(({ kind, what }) => error({ source: `dist/${path}` }, `dist/${kind}`, what, HELP[kind]));
