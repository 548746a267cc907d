import * as z from 'zod';
import { nodeSelector } from '../fields/labels';
import { objectName, subdomainName } from '../fields/name';
import { ingressAnnotations } from './ingress-annotations';

const tls = z
  .strictObject({
    clusterIssuer: subdomainName('a ClusterIssuer of cert-manager: one certificate a client').optional(),
    secretName: subdomainName('a TLS Secret in the namespace of every client, such as a copied wildcard').optional(),
  })
  .meta({
    description: "where certificates come from; default: the ingress controller's default certificate, a wildcard",
  });

const controller = z
  .strictObject({
    namespace: objectName('the namespace of the ingress controller'),
    podLabels: nodeSelector('labels of its pods; default: every pod of that namespace').optional(),
  })
  .meta({ description: 'the only pods that may open connections to clients' });

/** How clients are reached from outside. */
export const ingress = z
  .strictObject({
    className: subdomainName('the IngressClass, such as traefik'),
    controller,
    tls: tls.optional(),
    annotations: ingressAnnotations.optional(),
  })
  .meta({ description: 'how clients are reached from outside' });

export type IngressSettings = z.output<typeof ingress>;
