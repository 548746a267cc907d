import { resourceLimits } from '../../fields/resource-limits';
import { unknownKeys } from '../../fields/unknown-keys';
import type { ClientRule } from './rule';

/** Resources are set for containers that there are, and no limit is below its request. */
export const containers: ClientRule = ({ file: { resources }, document, settings }) => {
  const known = Object.entries(settings.resources);
  const names = known.map(([name]) => name);
  return [
    ...unknownKeys(document, ['resources'], resources, names, 'client/unknown-container'),
    ...known.flatMap(([name, defaults]) => {
      const set = resources?.[name];
      return set ? resourceLimits(document, ['resources', name], set, defaults, 'client') : [];
    }),
  ];
};
