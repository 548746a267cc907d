import type { ObjectChange } from '../../src/plan/change';
import { comparePlans } from '../../src/plan/compare-trees';
import type { FileTree } from '../../src/plan/read/trees';
import type { Files, PredictionCase } from './prediction-case';

/** What the plan says about every object of a case. @throws where the files are not in order */
export function planned({ files }: PredictionCase): readonly ObjectChange[] {
  const [before, after] = [inOneFolder(files.before), inOneFolder(files.after)];
  const paths = [...new Set([...before.paths, ...after.paths])].sort();
  const changed = paths.filter((path) => textOf(before, path) !== textOf(after, path));
  const { groups, diagnostics } = comparePlans({ before, after, changed });
  const [problem] = diagnostics;
  if (problem) throw new Error(`the plan says: ${problem.message}`);
  return groups.flatMap(({ objects }) => objects);
}

/** Of folders that change alike, a plan shows one only. */
function inOneFolder(files: Files): FileTree {
  const texts = new Map([...files].map(([path, text]) => [`case/${path.replaceAll(/[\\/]/g, '--')}`, text]));
  return { paths: new Set(texts.keys()), read: (path) => texts.get(path) ?? '' };
}

function textOf(tree: FileTree, path: string): string | undefined {
  return tree.paths.has(path) ? tree.read(path) : undefined;
}
