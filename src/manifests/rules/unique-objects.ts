import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { describe, type Manifest } from '../manifest';
import type { StackRule } from './rule';

/** What the API server tells objects apart by; the version of an API group is not part of it. */
export function identityOf({ apiVersion, kind, metadata: { namespace = '', name } }: Manifest): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return `${group}/${kind}/${namespace}/${name}`;
}

/** No two stacks of an environment describe the same object: each would undo the other's. Remembers what it saw. */
export function uniqueObjects(): StackRule {
  const sources = new Map<string, string>();
  return ({ source, manifests }) =>
    manifests.flatMap((manifest) => {
      const identity = identityOf(manifest);
      const first = sources.get(identity);
      if (first !== undefined) return [twice(manifest, source, first)];
      sources.set(identity, source);
      return [];
    });
}

function twice(manifest: Manifest, source: string, first: string): Diagnostic {
  const message = `${describe(manifest)} is described by ${first} too`;
  return error({ source }, 'manifest/duplicate-object', message, 'rename one of the two');
}
