import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import type { EnvironmentRule } from './rule';

/** The names of Mira's objects, and of a group's, would otherwise be the same. */
export const groupNames: EnvironmentRule = ({ engines = {} }, document) =>
  'mira' in engines
    ? [
        error(
          locateKey(document, ['engines', 'mira']),
          'environment/name-clash',
          'a group of engines cannot be called "mira": the discovery service is',
          'choose another name, such as "engine"',
        ),
      ]
    : [];
