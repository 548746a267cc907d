import { isSameQuantity } from './canonical-quantity';

/**
 * The way to each scalar that is another in two values; elements of lists by their place, in brackets. What is empty, null or
 * absent holds no scalars.
 */
export function changedLeaves(before: unknown, after: unknown, steps: readonly string[] = []): (readonly string[])[] {
  const [old, now] = [childrenOf(before), childrenOf(after)];
  if (!old && !now) return isSame(before, after, steps) ? [] : [steps];
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  return names.flatMap((name) => changedLeaves(old?.[name], now?.[name], [...steps, name]));
}

function childrenOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (Array.isArray(value)) return Object.fromEntries(value.map((item, index) => [`[${index}]`, item]));
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function isSame(before: unknown, after: unknown, steps: readonly string[]): boolean {
  if ((before ?? undefined) === (after ?? undefined)) return true;
  return isSameQuantity({ steps, before, after });
}
