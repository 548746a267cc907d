import type { Consequence } from '../change';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/using-api/#api-versioning';

/**
 * The same object, read and written in another version of its API group. It stays what it is; but a version that the cluster
 * does not serve, or serves no more, is refused.
 */
export function apiVersion({ before, after }: Situation): Consequence[] {
  if (!before || !after || before.apiVersion === after.apiVersion) return [];
  const text = `apiVersion ${before.apiVersion} → ${after.apiVersion}, the same object`;
  const help = `look whether the cluster serves ${after.apiVersion}: kubectl api-versions`;
  return [{ meaning: 'in place', verdict: 'needs attention', text, help, source: SOURCE }];
}
