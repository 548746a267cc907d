import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { type GitTrees, isBlob } from '../io/git-trees';
import type { Making } from '../io/publish';
import type { Trees } from '../plan/read/trees';
import type { SourceFile } from '../source/source-file';
import type { DryRun } from './dry-run';

/** What is compared with what `mira synth` would write, and what is wrong with the files that it would read. */
export interface Generated {
  /** @default - there are errors */
  readonly trees?: Trees;
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `mira synth` would write, in the place of what is on disk. Texts that are in the base too are not kept in memory. */
export function generatedTrees(onDisk: GitTrees, { making, files, diagnostics: found }: DryRun): Generated {
  if (!making) return { files, diagnostics: found };
  const { paths, texts, diagnostics } = make(onDisk, making);
  const all = [...found, ...diagnostics];
  if (hasErrors(all)) return { files, diagnostics: all };
  const { before, after } = onDisk;
  const kept = new Set(making.kept ?? []);
  const read = (path: string) => texts.get(path) ?? (kept.has(path) ? after : before).read(path);
  const isOther = new Set(onDisk.changed);
  const changed = [
    ...texts.keys(),
    ...[...kept].filter((path) => isOther.has(path)),
    ...[...before.paths].filter((path) => !paths.has(path)),
  ];
  const trees = { before, after: { ...after, paths, read }, changed: changed.sort(), isGenerated: true };
  return { trees, files, diagnostics: all };
}

interface Made {
  readonly paths: ReadonlySet<string>;
  /** Of files that are others than in the base. */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

function make({ idOf }: GitTrees, { kept = [], made }: Making): Made {
  const [paths, texts] = [new Set(kept), new Map<string, string>()];
  let next = made.next();
  for (; !next.done; next = made.next()) {
    const { path, text } = next.value;
    const id = idOf(path);
    paths.add(path);
    if (id === undefined || !isBlob(id, Buffer.from(text))) texts.set(path, text);
  }
  return { paths, texts, diagnostics: next.value };
}
