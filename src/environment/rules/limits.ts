import { resourceLimits } from '../../fields/resource-limits';
import type { Resources } from '../../fields/resources';
import type { ContainerResources } from '../../upstream/client-product';
import { CLIENT_PRODUCTS } from '../../upstream/client-products';
import { ENGINE_RESOURCES } from '../../upstream/qix-engine';
import { MIRA_RESOURCES } from '../../upstream/qlik-mira';
import type { EnvironmentRule } from './rule';

/** No limit is below its request: the API server would refuse the pod. */
export const limits: EnvironmentRule = ({ clients, mira, engines = {} }, document) => {
  const check = (path: readonly string[], set: Resources | undefined, defaults: ContainerResources) =>
    set ? resourceLimits(document, path, set, defaults, 'environment') : [];
  const containers = Object.entries(CLIENT_PRODUCTS[clients?.product ?? 'ciso-assistant'].resources);
  const groups = Object.entries(engines);
  return [
    ...containers.flatMap(([name, defaults]) =>
      check(['clients', 'resources', name], clients?.resources?.[name], defaults),
    ),
    ...check(['mira', 'resources'], mira?.resources, MIRA_RESOURCES),
    ...groups.flatMap(([name, group]) => check(['engines', name, 'resources'], group.resources, ENGINE_RESOURCES)),
  ];
};
