import { type Change, diffLines } from 'diff';

/** Texts that differ in more lines are shown one after the other. */
const MOST_EDITS = 3_000;

/** Lines that are the same and are shown around one that is not, where there is no room for all. */
const AROUND = 3;

/**
 * Two texts as lines, each with a sign in front: a space for one that is the same, `-` for one that is only before, `+` for one
 * that is only after. `@12` stands for 12 lines that are the same and are left out.
 */
export function yamlDiff(before: string, after: string): string[] {
  const changes: readonly Change[] = diffLines(before, after, { maxEditLength: MOST_EDITS }) ?? [
    { value: before, removed: true, added: false, count: 0 },
    { value: after, removed: false, added: true, count: 0 },
  ];
  return changes.flatMap(({ value, added, removed }) => {
    const sign = added ? '+' : removed ? '-' : ' ';
    return value === ''
      ? []
      : value
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => sign + line);
  });
}

/** The same with only the lines near a change. */
export function nearChanges(lines: readonly string[]): string[] {
  const isNear = lines.map(() => false);
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith(' ')) isNear.fill(true, Math.max(0, index - AROUND), index + AROUND + 1);
  }
  const shown: string[] = [];
  let left = 0;
  for (const [index, line] of lines.entries()) {
    if (isNear[index] && left > 0) shown.push(`@${left}`);
    left = isNear[index] ? 0 : left + 1;
    if (isNear[index]) shown.push(line);
  }
  return left > 0 ? [...shown, `@${left}`] : shown;
}
