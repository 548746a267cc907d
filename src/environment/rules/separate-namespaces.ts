import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { locateKey, type Path } from '../../source/locate';
import type { EnvironmentRule } from './rule';

/** The namespaces of clients are theirs alone, and that of the ingress controller is not ours at all. */
export const separateNamespaces: EnvironmentRule = ({ clients, mira, engines = {} }, document) => {
  if (!clients) return [];
  const { sharedNamespace, ingress } = clients;
  const controller = ingress.controller.namespace;
  const ofClients = (name: string) => name === sharedNamespace || name.startsWith('client-');
  const platform: [Path, string | undefined][] = [
    [['mira', 'namespace'], mira && (mira.namespace ?? 'qlik')],
    ...Object.entries(engines).map(([name, group]): [Path, string | undefined] => [
      ['engines', name, 'namespace'],
      group.namespace,
    ]),
  ];
  const clash = (path: Path, name: string, whose: string): Diagnostic => {
    const message = `the namespace ${name} is ${whose} own`;
    return error(locateKey(document, path), 'environment/name-clash', message, 'choose another namespace');
  };
  return [...platform, [['clients', 'sharedNamespace'], sharedNamespace] as [Path, string | undefined]].flatMap(
    ([path, name]) => {
      if (name === undefined) return [];
      if (name === controller) return [clash(path, name, "the ingress controller's")];
      return path[0] !== 'clients' && ofClients(name) ? [clash(path, name, "the clients'")] : [];
    },
  );
};
