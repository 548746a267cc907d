import type { FieldChange, Steps } from '../change';

/**
 * The changes that have to do with what is at one of some paths: of it, of a part of it, or of a whole that it is in. Paths are
 * steps with dots between them; `*` is any one step.
 */
export function touching(fields: readonly FieldChange[], ...paths: readonly string[]): FieldChange[] {
  const wanted = paths.map((path) => path.split('.'));
  return fields.filter(({ steps }) => wanted.some((path) => isOnTheWay(steps, path)));
}

function isOnTheWay(steps: Steps, path: Steps): boolean {
  const common = Math.min(steps.length, path.length);
  return path.slice(0, common).every((step, index) => step === '*' || step === steps[index]);
}

/** The fields of a consequence; nothing where it comes from the object as a whole. */
export function from(fields: readonly FieldChange[]): { readonly fields?: readonly FieldChange[] } {
  return fields.length > 0 ? { fields } : {};
}
