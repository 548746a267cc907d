import type { Consequence } from '../change';
import { isCustom } from '../cluster/custom-kinds';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/';

/** Objects of which only their controller knows what they mean: what it does is no longer what the API server does. */
export function customResource({ before, after, fields }: Situation): Consequence[] {
  const { apiVersion = '', kind = '' } = after ?? before ?? {};
  if (!isCustom(apiVersion, kind)) return [];
  const said = { meaning: 'custom resource', verdict: 'needs attention', source: SOURCE } as const;
  if (!before) return [{ ...said, text: 'what it makes is up to its controller' }];
  if (!after) return [{ ...said, text: 'what goes with it is up to its controller' }];
  if (fields.length === 0) return [];
  return [{ ...said, text: 'what that does is up to its controller', fields }];
}
