import { revisionTexts } from '../io/git-blobs';
import type { Limits } from '../plan/removals/budget';
import type { RemovalLimit } from '../plan/removals/limits';
import type { LimitOptions } from './plan-options';

/** What may be removed where no environment says so. */
export function limitsOf({ maxRemovals, allowRemoval = [] }: LimitOptions, of: Limits['of'] = () => undefined): Limits {
  return { of, allowRemoval, ...(maxRemovals !== undefined && { maxRemovals }) };
}

/** What the environment files of a commit say. */
export function limitsAt(root: string, commit: string, environments: readonly string[]): Limits['of'] {
  const texts = new Map<string, string>();
  const names = environments.filter((name) => /^[\w.-]+$/.test(name));
  const paths = names.map((name) => `environments/${name}.yaml`);
  for (const [index, text] of revisionTexts(root, commit, paths).entries()) {
    const name = names[index];
    // to read an environment takes longer than all else that a plan without changes does
    if (name !== undefined && text?.includes('removals')) texts.set(name, text);
  }
  return (name) => limitIn(name, texts.get(name));
}

/** Undefined where it says nothing, or cannot be read: then what is generally allowed is. */
function limitIn(name: string, text: string | undefined): RemovalLimit | undefined {
  if (text === undefined) return undefined;
  const { load } = require('../pipeline') as typeof import('../pipeline');
  const { value } = load([{ path: `environments/${name}.yaml`, bytes: new TextEncoder().encode(text) }]);
  return value?.environments[0]?.limits.removals;
}
