import type { Manifest } from '../../manifests/manifest';
import { fieldsOf, objectsOf } from '../compare/shape';

/** Those who have the role of a binding, as `ServiceAccount lab/web` and `Group developers`. */
export function subjectsOf(binding: Manifest | undefined): string[] {
  return objectsOf(binding?.subjects).map(({ kind, namespace, name }) => {
    if (kind !== 'ServiceAccount') return `${kind} ${name}`;
    return `ServiceAccount ${namespace ?? binding?.metadata.namespace ?? 'default'}/${name}`;
  });
}

/** What a binding gives, as `ClusterRole view`. */
export function roleOf(binding: Manifest | undefined): string {
  const { kind, name } = fieldsOf(binding?.roleRef);
  return `${kind} ${name}`;
}

const EVERYBODY = [
  'User system:anonymous',
  'Group system:unauthenticated',
  'Group system:authenticated',
  'Group system:serviceaccounts',
];

/** Whether a subject is more than somebody whom people know by name. */
export function isEverybody(subject: string): boolean {
  return EVERYBODY.includes(subject) || subject.startsWith('Group system:serviceaccounts:');
}
