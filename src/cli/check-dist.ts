import { type Diagnostic, error, hasErrors } from '../diagnostics/diagnostic';
import { compareDist, type DistDifference } from '../io/compare-dist';
import type { Progress } from '../pipeline';
import type { SourceFile } from '../source/source-file';
import { distProblem, dryRun } from './dry-run';
import { plural } from './report';
import type { SynthesisCache } from './synthesise';

/** Whether the input files are right, and `dist/` is what they say. */
export interface CheckedDist {
  /** All input files. */
  readonly paths: readonly string[];
  /** Those that were read. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** @default - it cannot be told: the input files are wrong, or `dist/` cannot be read */
  readonly difference?: DistDifference;
}

/** Compares `dist/` with what `mira synth` would write, without writing. */
export function checkDist(root: string, cache: SynthesisCache | undefined, progress: Progress): CheckedDist {
  const { paths, files, diagnostics, dist, making } = dryRun(root, cache, progress);
  if (!making) return { paths, files, diagnostics };
  try {
    return { paths, files, ...compared(diagnostics, compareDist(root, dist, making)) };
  } catch (problem) {
    return { paths, files, diagnostics: [...diagnostics, distProblem(problem)] };
  }
}

function compared(
  found: readonly Diagnostic[],
  difference: DistDifference,
): Pick<CheckedDist, 'difference' | 'diagnostics'> {
  const diagnostics = [...found, ...difference.diagnostics];
  // of files that must not be written, it says nothing that others differ from them
  if (hasErrors(diagnostics.filter(({ code }) => code !== 'dist/foreign-file'))) return { diagnostics };
  return { difference, diagnostics: [...diagnostics, ...outOfDate(difference)] };
}

function outOfDate({ stale, missing, extra }: DistDifference): Diagnostic[] {
  const counts = [
    stale.length > 0 && plural(stale.length, 'stale file'),
    missing.length > 0 && plural(missing.length, 'missing file'),
    extra.length > 0 && `${plural(extra.length, 'file')} too many`,
  ].filter((text) => text !== false);
  if (counts.length === 0) return [];
  const message = `not what mira synth writes: ${counts.join(', ')}`;
  return [error({ source: 'dist' }, 'dist/out-of-date', message, 'run: mira synth')];
}

/** How many files are named one by one. */
const LISTED = 20;

/** Every file that differs, for people. */
export function listDifference({ stale, missing, extra }: DistDifference): string {
  const lines = [
    ...stale.map((path) => `  stale    dist/${path}\n`),
    ...missing.map((path) => `  missing  dist/${path}\n`),
    ...extra.map((path) => `  extra    dist/${path}\n`),
  ];
  const more = lines.length - LISTED;
  return `${lines.slice(0, LISTED).join('')}${more > 0 ? `  and ${plural(more, 'more file')}\n` : ''}`;
}
