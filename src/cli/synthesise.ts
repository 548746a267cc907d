import { type AllMade, type PackedMade, packMade, unpackMade } from '../incremental/made';
import { Cache } from '../io/cache';
import { listInputs } from '../io/inputs';
import type { Guard } from '../io/publish';
import type { Progress } from '../pipeline';
import type { Context } from './context';
import type { Synthesised, synthesiseAll } from './synthesise-all';
import { synthesisePart } from './synthesise-part';

const CODEC = { pack: packMade, unpack: unpackMade };

/** What is remembered of a run. */
export type SynthesisCache = Cache<AllMade, PackedMade>;

export interface CacheOptions {
  /** Remember runs, and rely on it. @default true */
  readonly cache?: boolean;
}

/** The memory of earlier runs, where one may be kept. */
export function cacheOf({ cacheFolder }: Context, root: string, { cache }: CacheOptions): SynthesisCache | undefined {
  return cacheFolder === undefined || cache === false ? undefined : new Cache(cacheFolder, root, CODEC);
}

/** Makes `dist/` what the input files say: of what did not change since the last run, nothing is made again. */
export function synthesise(
  root: string,
  cache: SynthesisCache | undefined,
  guard: Guard,
  progress: Progress,
): Synthesised {
  const memory = cache?.recall();
  const inputs = listInputs(root, memory?.inputs);
  const part = memory && synthesisePart(root, inputs, memory, guard);
  const done = part ?? all(root, inputs, guard, progress, memory?.dist);
  if (done.made && done.published) cache?.remember({ inputs, dist: done.published.tree, result: done.made }, memory);
  return done;
}

/** Loaded only where it is needed: that alone takes longer than a run in which nothing changed. */
const all: typeof synthesiseAll = (...args) =>
  (require('./synthesise-all') as { readonly synthesiseAll: typeof synthesiseAll }).synthesiseAll(...args);
