import { error } from '../../diagnostics/diagnostic';
import { locateKey } from '../../source/locate';
import type { EnvironmentRule } from './rule';

/** A certificate comes from one place. */
export const certificateSource: EnvironmentRule = ({ clients }, document) => {
  const tls = clients?.ingress.tls;
  if (tls?.clusterIssuer === undefined || tls.secretName === undefined) return [];
  const place = locateKey(document, ['clients', 'ingress', 'tls', 'secretName']);
  const message = 'clusterIssuer and secretName exclude each other';
  const help = 'keep clusterIssuer for a certificate a client, or secretName for one that you place yourself';
  return [error(place, 'environment/exclusive-fields', message, help)];
};
