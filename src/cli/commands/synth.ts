import { join, relative, resolve } from 'node:path';
import { copyTree } from '../../io/copy-tree';
import type { Published } from '../../io/staging';
import { type Context, type ExitCode, exitCode } from '../context';
import { guardImmutable } from '../guard-immutable';
import { type CommonOptions, rootOf } from '../options';
import { progressLine } from '../progress';
import { plural, printData, reportDiagnostics } from '../report';
import { type CacheOptions, cacheOf, synthesise } from '../synthesise';

export interface SynthOptions extends CommonOptions, CacheOptions {
  /** Write changes that cannot be applied in place, because somebody sees to them by hand. @default false */
  readonly allowImmutable?: boolean;
}

/** `mira synth`: writes dist/, or says what is wrong and leaves it as it was. */
export function synthCommand(context: Context, options: SynthOptions): ExitCode {
  const root = rootOf(context, options);
  const progress = progressLine(context, 'synthesising client');
  const guard = options.allowImmutable ? () => [] : guardImmutable;
  const { files, diagnostics, published } = synthesise(root, cacheOf(context, root, options), guard, progress.step);
  progress.end();
  reportDiagnostics(context, diagnostics, files);
  const { tree, ...changes } = published ?? {};
  if (published) copyForCdk8s(context, root);
  printData(context, options, { ...changes, diagnostics }, () => '');
  if (published) context.err(summary(published));
  return exitCode(diagnostics);
}

/** The cdk8s CLI lists, and may validate, what it finds in a folder of its own. */
function copyForCdk8s({ cdk8sOutdir, cwd }: Context, root: string): void {
  if (cdk8sOutdir === undefined) return;
  const dist = join(root, 'dist');
  const outdir = resolve(cwd, cdk8sOutdir);
  const inside = (folder: string, other: string) => !relative(folder, other).startsWith('..');
  if (!inside(dist, outdir) && !inside(outdir, dist)) copyTree(dist, outdir);
}

/** How many files a change may list one by one. */
const LISTED = 20;

function summary({ added, updated, removed, unchanged }: Published): string {
  const changes = [
    ...added.map((path) => `  added    dist/${path}\n`),
    ...updated.map((path) => `  updated  dist/${path}\n`),
    ...removed.map((path) => `  removed  dist/${path}\n`),
  ];
  const counts = [
    added.length > 0 && `${added.length} added`,
    updated.length > 0 && `${updated.length} updated`,
    removed.length > 0 && `${removed.length} removed`,
    `${unchanged} unchanged`,
  ].filter(Boolean);
  const more = changes.length - LISTED;
  return `${changes.slice(0, LISTED).join('')}${more > 0 ? `  and ${plural(more, 'more file')}\n` : ''}dist/: ${counts.join(', ')}\n`;
}
