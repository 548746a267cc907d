import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { describe, type Manifest, type Stack } from '../manifest';

/** What the API server tells objects apart by; the version of an API group is not part of it. */
export function identityOf({ apiVersion, kind, metadata: { namespace = '', name } }: Manifest): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return `${group}/${kind}/${namespace}/${name}`;
}

/** No two stacks of an environment describe the same object: each would undo the other's. */
export function uniqueObjects(stacks: Iterable<Stack>): Diagnostic[] {
  const sources = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const { source, manifests } of stacks) {
    for (const manifest of manifests) {
      const identity = identityOf(manifest);
      const first = sources.get(identity);
      if (first === undefined) sources.set(identity, source);
      else found.push(twice(manifest, source, first));
    }
  }
  return found;
}

function twice(manifest: Manifest, source: string, first: string): Diagnostic {
  const message = `${describe(manifest)} is described by ${first} too`;
  return error({ source }, 'manifest/duplicate-object', message, 'rename one of the two');
}
