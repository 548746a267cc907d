import { error } from '../../diagnostics/diagnostic';
import { show } from '../../diagnostics/printable';
import { locateKey } from '../../source/locate';
import type { EnvironmentRule } from './rule';

/**
 * Annotations whose value becomes part of the ingress controller's own configuration: code for every client's
 * traffic. ingress-nginx and NGINX call them snippets, HAProxy Ingress config.
 */
const SNIPPET = /-snippets?$|\/config-(backend|defaults|frontend|global|peers|proxy|sections|tcp)/;

/** No annotation injects configuration (checkov CKV_K8S_152 to 154, CVE-2021-25742). */
export const safeAnnotations: EnvironmentRule = ({ clients }, document) => {
  const path = ['clients', 'ingress', 'annotations'];
  return Object.keys(clients?.ingress.annotations ?? {})
    .filter((key) => SNIPPET.test(key))
    .map((key) => {
      const message = `the annotation ${show(key)} injects configuration into the ingress controller`;
      const help = 'remove it: use the annotation for the one thing that you need';
      return error(locateKey(document, [...path, key]), 'environment/unsafe-annotation', message, help);
    });
};
