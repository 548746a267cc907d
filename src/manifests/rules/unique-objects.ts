import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { groupOf } from '../../upstream/api-group';
import { describe, headsOf, type ManifestHead, type Stack } from '../manifest';
import type { StackRule } from './rule';

/** What the API server tells objects apart by; the version of an API group is not part of it. */
export function identityOf({ apiVersion, kind, metadata: { namespace = '', name } }: ManifestHead): string {
  return `${groupOf(apiVersion)}/${kind}/${namespace}/${name}`;
}

/** Who describes what in one namespace: one stack only, as nearly always, or files by identity. */
type Described = Stack | Map<string, string>;

/**
 * No two stacks of an environment describe the same object: each would undo the other's. Remembers what it saw, by
 * namespace, and of a namespace with one stack the stack only: a fleet has a million objects.
 */
export function uniqueObjects(): StackRule {
  const seen = new Map<string, Described>();
  return (stack) => {
    const heads = headsOf(stack);
    const namespaces = new Set(heads.map(namespaceOf));
    return [...namespaces].flatMap((namespace) => {
      const described = seen.get(namespace);
      if (!described && stack.filled && namespaces.size === 1 && !hasTwins(heads)) {
        seen.set(namespace, stack);
        return [];
      }
      const files = described instanceof Map ? described : filesOf(described, namespace);
      seen.set(namespace, files);
      return heads.filter((head) => namespaceOf(head) === namespace).flatMap((head) => note(head, stack, files));
    });
  };
}

/** Whether texts that differ in a template have become the same. */
function hasTwins(heads: readonly ManifestHead[]): boolean {
  return new Set(heads.map(identityOf)).size < heads.length;
}

/** A namespace is looked at together with what is in it. */
function namespaceOf({ kind, metadata }: ManifestHead): string {
  return (kind === 'Namespace' ? metadata.name : metadata.namespace) ?? '';
}

function filesOf(stack: Stack | undefined, namespace: string): Map<string, string> {
  const files = new Map<string, string>();
  if (!stack) return files;
  for (const head of headsOf(stack)) if (namespaceOf(head) === namespace) files.set(identityOf(head), stack.source);
  return files;
}

function note(head: ManifestHead, { source }: Stack, files: Map<string, string>): Diagnostic[] {
  const identity = identityOf(head);
  const first = files.get(identity);
  if (first === undefined) files.set(identity, source);
  return first === undefined ? [] : [twice(head, source, first)];
}

function twice(head: ManifestHead, source: string, first: string): Diagnostic {
  const message = `${describe(head)} is described by ${first} too`;
  return error({ source }, 'manifest/duplicate-object', message, 'rename one of the two');
}
