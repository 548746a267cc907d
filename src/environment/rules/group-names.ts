import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import type { EnvironmentRule } from './rule';

/** The names of Mira's objects, and of a group's, would otherwise be the same. */
export const groupNames: EnvironmentRule = ({ engines = {} }, document) =>
  Object.keys(engines)
    .filter((name) => Object.hasOwn(TAKEN, name))
    .map((name) => {
      const message = `a group of engines cannot be called "${name}": ${TAKEN[name]} is`;
      const help = 'choose another name, such as "engine"';
      return error(locateKey(document, ['engines', name]), 'environment/name-clash', message, help);
    });

const TAKEN: Readonly<Record<string, string>> = {
  mira: 'the discovery service',
  kubernetes: "the API server's Service",
  default: "every namespace's ServiceAccount",
};
