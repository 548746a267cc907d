/** The keys that more than one item has: what a large fleet is asked for first, for it has nearly none. */
export function repeatedKeys<T>(items: Iterable<T>, keys: (item: T) => readonly string[]): Set<string> {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const item of items) for (const key of keys(item)) (once.has(key) ? more : once).add(key);
  return more;
}

/** The items by key, keys and items in the order they come. (`Map.groupBy` is not in Node 20.) */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
