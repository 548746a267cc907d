import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import { miraRelease } from '../../upstream/qlik-mira';
import type { EnvironmentRule } from './rule';

/** Before 2.0.0 Mira lists the whole cluster, whatever it is told. */
export const targetNamespace: EnvironmentRule = ({ mira }, document) => {
  if (mira?.targetNamespace === undefined || miraRelease(mira.version ?? '0.4.0').namespaced) return [];
  const place = locateKey(document, ['mira', 'targetNamespace']);
  const message = `Mira ${mira.version ?? '0.4.0'} cannot be limited to a namespace`;
  const help = 'remove targetNamespace, or take version 2.0.0 or newer';
  return [error(place, 'environment/no-namespaced-discovery', message, help)];
};
