import type { V1ServiceAccount } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { kubernetesObject } from './kubernetes-object';
import type { Labels } from './labels';

export interface ServiceAccountProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

/** The identity of one workload. Its token goes only where a pod mounts it on purpose. */
export class ServiceAccount extends Construct {
  constructor(scope: Construct, id: string, props: ServiceAccountProps) {
    super(scope, id);
    kubernetesObject<V1ServiceAccount>(this, 'service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: props.name, namespace: props.namespace, labels: props.labels },
      automountServiceAccountToken: false,
    });
  }
}
