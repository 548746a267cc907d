import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { locateKey, type Path } from '../../source/locate';
import { QLIK_NAMESPACE } from '../qlik-namespace';
import type { EnvironmentFile } from '../schema';
import type { EnvironmentRule } from './rule';

/** The namespaces of clients are theirs alone, and that of the ingress controller is not ours at all. */
export const separateNamespaces: EnvironmentRule = (file, document) => {
  const { clients } = file;
  if (!clients) return [];
  const controller = clients.ingress.controller.namespace;
  const ofClients = (name: string) => name === clients.sharedNamespace || name.startsWith('client-');
  const clash = ({ path, name }: Claim, whose: string): Diagnostic => {
    const message = `the namespace ${name} is ${whose} own`;
    return error(locateKey(document, path), 'environment/name-clash', message, 'choose another namespace');
  };
  const taken: Claim = { path: ['clients', 'ingress', 'controller', 'namespace'], name: controller };
  return [
    ...(controller.startsWith('client-') ? [clash(taken, "a client's")] : []),
    ...platformNamespaces(file).flatMap((claim) => {
      if (claim.name === controller) return [clash(claim, "the ingress controller's")];
      return ofClients(claim.name) ? [clash(claim, "the clients'")] : [];
    }),
    ...(clients.sharedNamespace === controller
      ? [clash({ path: ['clients', 'sharedNamespace'], name: controller }, "the ingress controller's")]
      : []),
  ];
};

interface Claim {
  readonly path: Path;
  readonly name: string;
}

/** The namespaces that are generated for Mira and engines, and where each is asked for. */
function platformNamespaces({ mira, engines = {} }: EnvironmentFile): Claim[] {
  const home = mira?.namespace ?? QLIK_NAMESPACE;
  const target = mira?.targetNamespace ?? '*';
  return [
    ...(mira ? [{ path: ['mira', 'namespace'], name: home }] : []),
    ...(target === '*' ? [] : [{ path: ['mira', 'targetNamespace'], name: target }]),
    ...Object.entries(engines)
      .filter(([, { namespace }]) => namespace !== undefined || !mira)
      .map(([group, { namespace }]) => ({ path: ['engines', group, 'namespace'], name: namespace ?? home })),
  ];
}
