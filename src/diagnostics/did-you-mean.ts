/** The candidate nearest to `given`, if it is near enough to be a slip of the keyboard. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
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

/** Levenshtein distance. Long inputs are compared by their first 64 characters: names are shorter. */
function editDistance(a: string, b: string): number {
  const from = a.slice(0, 64);
  const to = b.slice(0, 64);
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replace = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current.push(Math.min(replace, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
