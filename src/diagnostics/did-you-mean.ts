/** The candidate nearest to `given`, if it is near enough to be a slip of the keyboard. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  // of versions, the nearest is as good as any other
  if (/^v?[0-9.]+$/.test(given)) return undefined;
  const limit = Math.max(1, Math.floor(given.length * 0.4));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(given.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `did you mean "x"?`, or undefined when nothing is near. */
export function didYouMean(given: string, candidates: readonly string[]): string | undefined {
  const best = nearest(given, candidates);
  return best === undefined ? undefined : `did you mean "${best}"?`;
}

/**
 * The least number of letters to add, drop, replace or swap with the next. Long inputs are compared by their first
 * 64 characters: names are shorter.
 */
function editDistance(a: string, b: string): number {
  const from = a.slice(0, 64);
  const to = b.slice(0, 64);
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? 0;
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const choices = [at(1, 1) + (same ? 0 : 1), at(1, 0) + 1, (row[j - 1] ?? 0) + 1];
      row.push(Math.min(...choices, ...(swapped ? [at(2, 2) + 1] : [])));
    }
    rows.push(row);
  }
  return rows.at(-1)?.[to.length] ?? 0;
}
