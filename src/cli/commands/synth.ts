import { join, relative, resolve } from 'node:path';
import { copyTree } from '../../io/copy-tree';
import type { Published } from '../../io/staging';
import type { Progress } from '../../pipeline';
import { type Context, type ExitCode, exitCode } from '../context';
import { guardImmutable } from '../guard-immutable';
import { type CommonOptions, rootOf } from '../options';
import { progressLine } from '../progress';
import { plural, printData, reportDiagnostics } from '../report';
import { type CacheOptions, cacheOf, synthesise } from '../synthesise';

export interface SynthOptions extends CommonOptions, CacheOptions {
  /** Write changes that cannot be applied in place, because somebody sees to them by hand. @default false */
  readonly allowImmutable?: boolean;
  /** @default - every environment */
  readonly env?: string;
}

/** `mira synth`: writes dist/, or says what is wrong and leaves it as it was. */
export function synthCommand(context: Context, paths: readonly string[], options: SynthOptions): ExitCode {
  const root = rootOf(context, options);
  const progress = progressLine(context, 'synthesising client');
  const { files, diagnostics, published } = make(context, root, paths, options, progress.step);
  progress.end();
  reportDiagnostics(context, diagnostics, files);
  const { tree, ...changes } = published ?? {};
  if (published) copyForCdk8s(context, root);
  printData(context, options, { ...changes, diagnostics }, () => '');
  if (published) context.err(summary(published));
  return exitCode(diagnostics);
}

function make(context: Context, root: string, paths: readonly string[], options: SynthOptions, progress: Progress) {
  const guard = options.allowImmutable ? () => [] : guardImmutable;
  if (options.env === undefined && paths.length === 0) {
    return synthesise(root, cacheOf(context, root, options), guard, progress);
  }
  const { placeOf, synthesiseScope } = require('../synthesise-scope') as typeof import('../synthesise-scope');
  const places = paths.map((path) => placeOf(context.cwd, root, path));
  return synthesiseScope(root, { ...options, places }, guard, progress);
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

function summary({ added, updated, removed, unchanged, others }: Published): string {
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
    others > 0 && `${others} not looked at`,
  ].filter(Boolean);
  const more = changes.length - LISTED;
  return `${changes.slice(0, LISTED).join('')}${more > 0 ? `  and ${plural(more, 'more file')}\n` : ''}dist/: ${counts.join(', ')}\n`;
}
