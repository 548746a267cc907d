/** The values of each factor, by its name. */
export type Factors = Readonly<Record<string, readonly unknown[]>>;

/** A value of each factor. */
export type Row<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/** A factor and which of its values, by position: values may be objects, or undefined. */
type Choice = readonly [name: string, index: number];

/**
 * Rows in which every two values of two factors come together, unless `isPossible` excludes them. Greedy: each row
 * begins with a pair that is still missing, and takes for each other factor the value that adds most.
 *
 * @param isPossible is asked of rows in the making: a factor that has no value yet is not in it
 * @throws where a pair is possible in itself, but in no row
 */
export function pairwise<F extends Factors>(
  factors: F,
  isPossible: (row: Partial<Row<F>>) => boolean = () => true,
): Row<F>[] {
  const rowOf = (choices: readonly Choice[]): Row<F> =>
    Object.fromEntries(choices.map(([name, index]) => [name, factors[name]?.[index]])) as Row<F>;
  const missing = new Map(allPairs(factors).map((pair) => [keyOf(...pair), pair]));
  const rows: Row<F>[] = [];
  for (const pair of missing.values()) {
    if (!isPossible(rowOf(pair))) continue;
    const row: Choice[] = [...pair];
    for (const name of Object.keys(factors)) {
      if (pair.some(([taken]) => taken === name)) continue;
      const gain = (choice: Choice) => row.filter((other) => missing.has(keyOf(other, choice))).length;
      const possible = choicesOf(factors, name).filter((choice) => isPossible(rowOf([...row, choice])));
      const [best] = possible.sort((a, b) => gain(b) - gain(a));
      if (!best) throw new Error(`no value of ${name} goes with ${JSON.stringify(rowOf(row))}`);
      row.push(best);
    }
    for (const one of row) for (const other of row) missing.delete(keyOf(one, other));
    rows.push(rowOf(row));
  }
  return rows;
}

function choicesOf(factors: Factors, name: string): Choice[] {
  return (factors[name] ?? []).map((_, index) => [name, index]);
}

function allPairs(factors: Factors): [Choice, Choice][] {
  const names = Object.keys(factors);
  return names.flatMap((name, position) =>
    choicesOf(factors, name).flatMap((choice) =>
      names
        .slice(position + 1)
        .flatMap((later) => choicesOf(factors, later).map((other): [Choice, Choice] => [choice, other])),
    ),
  );
}

function keyOf(...pair: [Choice, Choice]): string {
  return pair
    .map(([name, index]) => `${name}=${index}`)
    .sort()
    .join(' ');
}
