/**
 * The first `<<` that comes after another key of its mapping, or after another `<<`, as its place in the lines of a text. YAML says
 * that the other keys count; go.yaml.in/yaml/v2 v2.4.3, with which Kubernetes reads, lets the last one win (decode.go, mapping).
 */
export function lateMerge(text: string): number | undefined {
  if (!text.includes('<<')) return undefined;
  const lines = text.split('\n');
  const at = lines.findIndex((line, index) => /^ *(- +)?["']?<<["']? *:/.test(line) && hasKeyBefore(lines, index));
  // several in one line are nobody's way of writing
  return at === -1 && /[{,][^\n]*[,]\s*["']?<<["']?\s*:/.test(text) ? 0 : at === -1 ? undefined : at;
}

function hasKeyBefore(lines: readonly string[], index: number): boolean {
  const indent = widthOf(lines[index] ?? '');
  for (let above = index - 1; above >= 0; above -= 1) {
    const line = lines[above] ?? '';
    if (/^\s*(#.*)?$/.test(line) || widthOf(line) > indent) continue;
    return widthOf(line) === indent && !/^ *- /.test(lines[index] ?? '');
  }
  return false;
}

/** Where the key of a line begins: that of a list element after its dash. */
function widthOf(line: string): number {
  return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}
