import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { describe, headsOf, type ManifestHead, type Stack } from '../manifest';

/**
 * The longest names by kind. The API server takes longer ones of StatefulSets and Deployments, and their
 * controllers then cannot make pods: a label of each pod holds the name and a hash (kubernetes/kubernetes#64023).
 */
const LONGEST: Readonly<Record<string, number>> = {
  StatefulSet: 52,
  Deployment: 46,
  CronJob: 52,
  Service: 63,
  Namespace: 63,
};

/** Names that Kubernetes and its controllers can carry. */
export function names(stack: Stack): Diagnostic[] {
  return headsOf(stack)
    .filter(tooLong)
    .map((head) => {
      const { kind, metadata } = head;
      const message = `${describe(head)}: the name has ${metadata.name.length} characters, a ${kind} at most ${longest(kind)}`;
      return error({ source: stack.source }, 'manifest/name-too-long', message, 'choose a shorter name');
    });
}

function tooLong({ kind, metadata }: ManifestHead): boolean {
  return metadata.name.length > longest(kind);
}

function longest(kind: string): number {
  return LONGEST[kind] ?? 253;
}
