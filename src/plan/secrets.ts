import type { FieldChange, ObjectPair } from './change';

/** Whether a field holds what nobody but the cluster may see. */
export function isSecretPath({ steps }: FieldChange, { before, after }: ObjectPair): boolean {
  const kind = (after ?? before)?.manifest.kind;
  return kind === 'Secret' && ['data', 'stringData'].includes(steps[0] ?? '');
}
