import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Client } from '../client/client';
import { ClientStack } from '../constructs/client-stack';
import { Namespace } from '../constructs/namespace';
import type { ClientSettings, Environment, StringMap } from '../environment/environment';
import { OWN_PREFIX } from '../fields/reserved-keys';
import { CLIENT_PRODUCTS } from '../upstream/client-products';

/** What a client has in the cluster, by its state. */
export class ClientChart extends Chart {
  constructor(scope: Construct, client: Client, environment: Environment, settings: ClientSettings) {
    super(scope, client.name, { disableResourceNameHashes: true });
    const labels = { ...environment.labels, [`${OWN_PREFIX}/client`]: client.name };
    const annotations = { [`${OWN_PREFIX}/display-name`]: client.displayName };
    if (settings.sharedNamespace === undefined) {
      new Namespace(this, 'namespace', {
        name: client.namespace,
        kubernetesVersion: environment.kubernetesVersion,
        podSecurity: CLIENT_PRODUCTS[settings.product].podSecurity,
        // none of the client's own: a label of a namespace can switch sidecars on and policies off
        labels: { ...labels, 'app.kubernetes.io/managed-by': 'mira-gitops' },
        annotations,
      });
    }
    if (client.state !== 'retired') this.stack(client, settings, labels, annotations);
  }

  private stack(client: Client, settings: ClientSettings, labels: StringMap, annotations: StringMap): void {
    const { className, controller, tls, annotations: ingressAnnotations } = settings.ingress;
    const { mail, postgres, imagePullSecret } = settings;
    new ClientStack(this, 'stack', {
      ...client,
      product: settings.product,
      suspended: client.state === 'suspended',
      ingress: { className, ...tls, ...(ingressAnnotations && { annotations: ingressAnnotations }) },
      ingressController: controller,
      allowTo: settings.allowTo,
      ...(mail && { mail }),
      ...(postgres && { postgres }),
      ...(imagePullSecret !== undefined && { imagePullSecret }),
      labels,
      podLabels: client.labels,
      podAnnotations: client.annotations,
      annotations,
    });
  }
}
