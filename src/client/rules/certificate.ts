import { warning } from '../../diagnostics/diagnostic';
import { locateValue } from '../../source/locate';
import type { ClientRule } from './rule';

/** A wildcard certificate covers one label below the domain: browsers warn about any other host. */
export const certificate: ClientRule = ({ file, document, environment, settings }) => {
  if (settings.ingress.tls?.clusterIssuer !== undefined) return [];
  const covered = (host: string) => host.slice(host.indexOf('.') + 1) === environment.domain;
  return (file.extraHosts ?? []).flatMap((host, index) => {
    if (covered(host)) return [];
    const place = locateValue(document, ['extraHosts', index]);
    const message = `a wildcard certificate for *.${environment.domain} does not cover ${host}`;
    const help = 'make sure that the certificate names it, or ask for a clusterIssuer in the environment';
    return [warning(place, 'client/host-without-certificate', message, help)];
  });
};
