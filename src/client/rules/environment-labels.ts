import { error } from '../../diagnostics/diagnostic';
import { show } from '../../diagnostics/printable';
import { locateKey } from '../../source/locate';
import type { ClientRule } from './rule';

/** What the platform team labels everything with is not for a client to change. */
export const environmentLabels: ClientRule = ({ file, document, environment }) =>
  Object.keys(file.labels ?? {})
    .filter((key) => Object.hasOwn(environment.labels, key))
    .map((key) => {
      const message = `the label ${show(key)} belongs to the environment ${environment.name}`;
      return error(locateKey(document, ['labels', key]), 'client/reserved-label', message, 'choose another key');
    });
