import { CLUSTER_DEFAULTS, withContainerDefaults, withNameLabel } from './cluster-defaults';
import type { Defaults, Given } from './default-value';
import { NETWORK_DEFAULTS, withAffinity } from './network-defaults';
import { ofPodItself, POD_DEFAULTS, withOneAccount } from './pod-defaults';
import { ofJobItself, WORKLOAD_DEFAULTS, withBothDirections } from './workload-defaults';

/** What the API server fills in where nothing is given, by type. An object with it written out is the same object. */
const DEFAULTS: Readonly<Record<string, Defaults>> = {
  ...POD_DEFAULTS,
  ...WORKLOAD_DEFAULTS,
  ...NETWORK_DEFAULTS,
  ...CLUSTER_DEFAULTS,
};

/** What it fills in in other ways. */
const COMPLETED: Readonly<Record<string, (given: Given) => Given>> = {
  'core.v1.Pod': ofPodItself,
  'batch.v1.Job': ofJobItself,
  'core.v1.PodSpec': withOneAccount,
  'core.v1.ServiceSpec': withAffinity,
  'core.v1.Namespace': withNameLabel,
  'core.v1.LimitRangeItem': withContainerDefaults,
  'autoscaling.v2.HorizontalPodAutoscalerBehavior': withBothDirections,
};

/**
 * Types of which it takes away what belongs to another one than they are now: nothing stays that was filled in before.
 * Source: kubernetes v1.36.3, pkg/registry/core/service/strategy.go: dropTypeDependentFields.
 */
const FORGETFUL: ReadonlySet<string> = new Set(['core.v1.ServiceSpec']);

/**
 * An object of a type with everything that the API server fills in.
 *
 * @param filled what it filled in before, where nothing is given and was: that is nobody's, and stays
 */
export function withDefaults(type: string, given: Given, filled: (field: string) => unknown): Given {
  const defaults = DEFAULTS[type] ?? {};
  const stays = FORGETFUL.has(type) ? () => undefined : filled;
  const all: Record<string, unknown> = { ...given };
  for (const field of Object.keys(defaults)) {
    if (given[field] !== undefined) continue;
    const value = defaults[field];
    all[field] = stays(field) ?? (typeof value === 'function' ? value(given) : value);
  }
  return COMPLETED[type]?.(all) ?? all;
}
