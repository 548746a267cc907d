import { type Diagnostic, error } from '../diagnostics/diagnostic';
import type { Guard } from '../io/publish';
import type { FileChange } from '../manifests/immutable';

const HELP = {
  'immutable-field':
    'undo the change, or go the way of docs/operations.md, which ends with: mira synth --allow-immutable',
  'data-left-behind':
    'undo the change, or move the data first, docs/operations.md#move-a-volume, and run: mira synth --allow-immutable',
} as const;

/**
 * Objects to changes that the API server refuses: one refused field stops the whole object, so that later
 * changes, a new version among them, do not arrive either. Each environment is a cluster of its own.
 */
export const guardImmutable: Guard = (changes): Diagnostic[] => {
  if (changes.length === 0) return [];
  // a parser of YAML, which most runs do not need
  const { refusals } = require('../manifests/immutable') as typeof import('../manifests/immutable');
  const environments = [...new Set(changes.map(environmentOf))];
  return environments
    .flatMap((environment) => refusals(changes.filter((change) => environmentOf(change) === environment)))
    .map(({ kind, path, what }) => error({ source: `dist/${path}` }, `dist/${kind}`, what, HELP[kind]));
};

function environmentOf({ path }: FileChange): string {
  return path.slice(0, path.indexOf('/'));
}
