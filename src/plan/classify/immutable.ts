import type { Consequence } from '../change';
import { type RefusedField, refusedFields } from '../refused-fields';
import { recreating } from '../ways-out/recreate';
import { invalidSelector } from './invalid-selector';
import type { Situation } from './rule';

/** What the API server refuses: fields that cannot be changed in place, and selectors that select nothing. */
export function immutable(situation: Situation): Consequence[] {
  const { kind } = situation;
  const refused = refusedFields(situation).filter(({ path }) => path !== 'spec.volumeClaimTemplates');
  return [...invalidSelector(situation), ...refused.map((field) => consequence(kind, field))];
}

function consequence(kind: string, { path, changes, older, source }: RefusedField): Consequence {
  const { verdict, help } = recreating(kind, path);
  if (older) return takenByNewer(path, changes, source, help);
  return { meaning: 'immutable', verdict, text: `${path} cannot be changed in place`, fields: changes, help, source };
}

function takenByNewer(path: string, fields: Consequence['fields'] = [], source: string, help: string): Consequence {
  const text = `${path} is refused by older Kubernetes, such as 1.28`;
  return {
    meaning: 'in place',
    verdict: 'needs attention',
    text,
    fields,
    help: `on an older cluster: ${help}`,
    source,
  };
}
