import type { Trees } from '../../src/plan/read/trees';

/** Trees of texts, by path. */
export function treesOf(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): Trees {
  const tree = (files: Readonly<Record<string, string>>) => ({
    paths: new Set(Object.keys(files)),
    read: (path: string) => files[path] ?? '',
  });
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return { before: tree(before), after: tree(after), changed: paths.filter((path) => before[path] !== after[path]) };
}
