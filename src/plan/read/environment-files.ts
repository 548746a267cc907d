import { compare } from '../../diagnostics/diagnostic';
import { type Layout, layoutOf } from './places';
import type { Trees } from './trees';

/** The files of one environment, by the stacks that they belong to. */
export interface EnvironmentFiles {
  readonly name: string;
  readonly layout: Layout;
  /** Every file on either side, and the stacks that there are. */
  readonly before: SideFiles;
  readonly after: SideFiles;
  /** Files that are not the same, by stack. */
  readonly changed: ReadonlyMap<string, readonly string[]>;
}

export interface SideFiles {
  readonly paths: readonly string[];
  readonly stacks: ReadonlySet<string>;
}

interface Collected {
  readonly before: { readonly paths: string[]; readonly stacks: Set<string> };
  readonly after: { readonly paths: string[]; readonly stacks: Set<string> };
  readonly changed: Map<string, string[]>;
}

/** What is compared, by environment and stack, both in the order of their names. */
export function byEnvironment(trees: Trees): EnvironmentFiles[] {
  const { before, after, changed } = trees;
  const layout = layoutOf(trees);
  const found = new Map<string, Collected>();
  for (const [side, { paths }] of [['before', before] as const, ['after', after] as const]) {
    for (const path of paths) {
      const { environment, stack } = layout.placeOf(path);
      const files = collected(found, environment)[side];
      files.paths.push(path);
      files.stacks.add(stack);
    }
  }
  for (const path of changed) {
    const { environment, stack } = layout.placeOf(path);
    const stacks = collected(found, environment).changed;
    const paths = stacks.get(stack);
    if (paths) paths.push(path);
    else stacks.set(stack, [path]);
  }
  return [...found]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, files]) => ({ name, layout, ...files, changed: inOrder(files.changed) }));
}

function collected(found: Map<string, Collected>, environment: string): Collected {
  const nothing = () => ({ paths: [], stacks: new Set<string>() });
  const files = found.get(environment) ?? { before: nothing(), after: nothing(), changed: new Map() };
  found.set(environment, files);
  return files;
}

function inOrder(stacks: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  return new Map([...stacks].sort(([a], [b]) => compare(a, b)));
}
