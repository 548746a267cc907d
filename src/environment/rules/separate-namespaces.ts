import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { locateKey, type Path } from '../../source/locate';
import type { EnvironmentRule } from './rule';

/** The namespaces of clients are theirs alone: Mira and engines are somewhere else. */
export const separateNamespaces: EnvironmentRule = ({ clients, mira, engines = {} }, document) => {
  const places: [Path, string | undefined][] = [
    [['mira', 'namespace'], mira?.namespace ?? (mira && 'qlik')],
    ...Object.entries(engines).map(([name, { namespace }]): [Path, string | undefined] => [
      ['engines', name, 'namespace'],
      namespace,
    ]),
  ];
  return places.flatMap(([path, namespace]): Diagnostic[] => {
    const ofClients = namespace === clients?.sharedNamespace || namespace?.startsWith('client-');
    if (namespace === undefined || !clients || !ofClients) return [];
    const message = `the namespace ${namespace} is the clients' own`;
    return [error(locateKey(document, path), 'environment/name-clash', message, 'choose another namespace')];
  });
};
