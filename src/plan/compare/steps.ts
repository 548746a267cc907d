import type { FieldChange, Steps } from '../change';

/** Steps as people write them: `spec.containers[backend].image`, `metadata.labels[app.kubernetes.io/name]`. */
export function pathOf(steps: Steps): string {
  return steps.reduce((path, step) => {
    if (step.startsWith('[')) return path + step;
    if (!/^[\w-]+$/.test(step)) return `${path}[${step}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}

/**
 * Whether a field is where `pattern` says: steps with dots between them; `*` is any one step, an element of a list or a
 * key, and a last `**` is any number of them, none too.
 */
export function fits({ steps }: Pick<FieldChange, 'steps'>, pattern: string): boolean {
  const wanted = pattern.split('.');
  const rest = wanted.at(-1) === '**';
  const fixed = rest ? wanted.slice(0, -1) : wanted;
  if (rest ? steps.length < fixed.length : steps.length !== fixed.length) return false;
  return fixed.every((step, index) => step === '*' || step === steps[index]);
}

/** Whether a field is where one of the patterns says. */
export function fitsAny(change: Pick<FieldChange, 'steps'>, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => fits(change, pattern));
}

/** What is at a path of plain names below a value; undefined where nothing is. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (below, step) =>
        typeof below === 'object' && below !== null ? (below as Record<string, unknown>)[step] : undefined,
      value,
    );
}
