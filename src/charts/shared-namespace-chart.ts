import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Namespace } from '../constructs/namespace';
import type { Environment } from '../environment/environment';
import type { ClientProductName } from '../upstream/client-products';
import { CLIENT_PRODUCTS } from '../upstream/client-products';

/** The one namespace of all clients. */
export class SharedNamespaceChart extends Chart {
  constructor(scope: Construct, { labels, kubernetesVersion }: Environment, name: string, product: ClientProductName) {
    super(scope, 'clients', { disableResourceNameHashes: true });
    new Namespace(this, 'namespace', {
      name,
      kubernetesVersion,
      podSecurity: CLIENT_PRODUCTS[product].podSecurity,
      labels: { ...labels, 'app.kubernetes.io/managed-by': 'mira-gitops', 'app.kubernetes.io/part-of': 'clients' },
    });
  }
}
