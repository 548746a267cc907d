import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import { MIRA_VERSION, miraRelease } from '../../upstream/qlik-mira';
import type { EnvironmentRule } from './rule';

/** Before 2.0.0 Mira lists the whole cluster, whatever it is told. */
export const targetNamespace: EnvironmentRule = ({ mira }, document) => {
  const version = mira?.version ?? MIRA_VERSION;
  if (mira?.targetNamespace === undefined || miraRelease(version).namespaced) return [];
  const place = locateKey(document, ['mira', 'targetNamespace']);
  const help = 'remove targetNamespace, or take version 2.0.0 or newer';
  return [
    error(place, 'environment/no-namespaced-discovery', `Mira ${version} cannot be limited to a namespace`, help),
  ];
};
