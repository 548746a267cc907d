/** Rows as a table, with the names of their fields above; a field may be absent. Nothing for no rows. */
export function printTable(rows: readonly Readonly<Record<string, unknown>>[]): string {
  if (rows.length === 0) return '';
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cellsOf = (row: Readonly<Record<string, unknown>>) => names.map((name) => String(row[name] ?? ''));
  const lines = [names.map((name) => name.toUpperCase()), ...rows.map(cellsOf)];
  const widths = names.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const printed = lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${printed.map((line) => line.trimEnd()).join('\n')}\n`;
}
