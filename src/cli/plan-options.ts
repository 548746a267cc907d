import type { CommonOptions } from './options';
import type { CacheOptions } from './synthesise';

/** What may be removed, as the user says it. */
export interface LimitOptions {
  /** @default - what the environments say */
  readonly maxRemovals?: number;
  /** Environments and folders that may vanish. @default - none */
  readonly allowRemoval?: readonly string[];
}

/** What a plan compares. */
export interface SidesOptions extends LimitOptions, CacheOptions {
  /** Any name of a commit. @default - where HEAD and the default branch part */
  readonly base?: string;
  /** Compare with what `mira synth` would write. @default - with what is in `dist/` */
  readonly synth?: boolean;
  /** @default - every environment */
  readonly env?: string;
  /** Folders of any Kubernetes YAML, instead of all of these. */
  readonly from?: string;
  readonly to?: string;
}

/** The options of `mira plan`. */
export interface PlanOptions extends Omit<CommonOptions, 'output'>, SidesOptions {
  readonly output: PlanFormat;
  /** Show one group, whole. */
  readonly group?: number;
  /** Answer no unless the change is routine. @default false */
  readonly gate?: boolean;
}

/** How a plan is printed. */
export const PLAN_FORMATS = ['text', 'markdown', 'json', 'sarif', 'html'] as const;

export type PlanFormat = (typeof PLAN_FORMATS)[number];
