import { mergeResources } from '../../fields/merge-resources';
import { resourceLimits } from '../../fields/resource-limits';
import type { Resources } from '../../fields/resources';
import type { ContainerResources } from '../../upstream/client-product';
import { CLIENT_PRODUCTS } from '../../upstream/client-products';
import { ENGINE_RESOURCES } from '../../upstream/qix-engine';
import { MIRA_RESOURCES } from '../../upstream/qlik-mira';
import type { EnvironmentRule } from './rule';

/** No limit is below its request: the API server would refuse the pod. */
export const limits: EnvironmentRule = ({ clients, mira, engines = {} }, document) => {
  const check = (path: readonly string[], defaults: ContainerResources, set: Resources | undefined) =>
    set ? resourceLimits(document, [...path, 'resources'], mergeResources(defaults, set), 'environment') : [];
  const product = Object.entries(CLIENT_PRODUCTS[clients?.product ?? 'ciso-assistant'].resources);
  return [
    ...product.flatMap(([container, defaults]) => {
      const set = clients?.resources?.[container];
      const path = ['clients', 'resources', container];
      return set ? resourceLimits(document, path, mergeResources(defaults, set), 'environment') : [];
    }),
    ...check(['mira'], MIRA_RESOURCES, mira?.resources),
    ...Object.entries(engines).flatMap(([name, group]) => check(['engines', name], ENGINE_RESOURCES, group.resources)),
  ];
};
