import type { ObjectAnswer } from '../cluster/harness/api';
import type { Delivered } from '../cluster/support/delivery';

/**
 * What became of an object that was delivered.
 *
 * @param isThere whether it is, in the end
 */
export function objectOutcome({ found, answer }: Delivered, isPruned: boolean, isThere: boolean): string {
  if (isPruned) return isThere ? 'kept' : 'deleted';
  if (answer && answer.status >= 300) return 'refused';
  if (!found) return 'created';
  if (!isThere) return 'deleted';
  return contentOf(found) === contentOf(answer?.body) ? 'unchanged' : 'updated';
}

/** Everything but what the API server notes, and what controllers find. */
function contentOf(object: ObjectAnswer | undefined): string {
  const { status: _, metadata = {}, ...rest } = (object ?? {}) as Readonly<Record<string, unknown>>;
  const {
    resourceVersion: _1,
    generation: _2,
    managedFields: _3,
    ...kept
  } = metadata as Readonly<Record<string, unknown>>;
  return JSON.stringify([kept, rest]);
}
