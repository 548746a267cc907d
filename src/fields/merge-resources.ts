import { type ContainerResources, RESOURCE_NAMES, type ResourceAmounts } from '../upstream/client-product';
import { quantityValue } from '../upstream/quantity';
import type { Amounts, Resources } from './resources';

/** What is set in `overrides`, over what is set in `defaults`. */
export function mergeResources(defaults: ContainerResources, overrides: Resources | undefined): ContainerResources {
  return {
    requests: mergeAmounts(defaults.requests, overrides?.requests),
    limits: mergeAmounts(defaults.limits, overrides?.limits),
  };
}

/** The resources of every container that `defaults` has, with `overrides` over them. */
export function overDefaults(
  defaults: Readonly<Record<string, ContainerResources>>,
  overrides: Readonly<Record<string, Resources | undefined>> | undefined,
): Readonly<Record<string, ContainerResources>> {
  if (!overrides) return defaults;
  const merged = Object.entries(defaults).map(([name, amounts]) => [name, mergeResources(amounts, overrides?.[name])]);
  return Object.fromEntries(merged);
}

function mergeAmounts(defaults: ResourceAmounts, overrides: Amounts | undefined): ResourceAmounts {
  return {
    cpu: overrides?.cpu ?? defaults.cpu,
    memory: overrides?.memory ?? defaults.memory,
    'ephemeral-storage': overrides?.['ephemeral-storage'] ?? defaults['ephemeral-storage'],
  };
}

/** The resources whose limit is below the request: the API server refuses such a pod. */
export function limitsBelowRequests({ requests, limits }: ContainerResources): (keyof ResourceAmounts)[] {
  return RESOURCE_NAMES.filter((name) => quantityValue(limits[name]) < quantityValue(requests[name]));
}
