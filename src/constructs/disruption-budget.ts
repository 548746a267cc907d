import type { V1PodDisruptionBudget } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { kubernetesObject } from './kubernetes-object';
import type { Labels } from './labels';

export interface DisruptionBudgetProps {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly podLabels: Labels;
}

/** One pod at a time is taken down when nodes are drained; pods that do not run anyway do not stand in the way. */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, props: DisruptionBudgetProps) {
    super(scope, id);
    kubernetesObject<V1PodDisruptionBudget>(this, 'pod-disruption-budget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: props.name, namespace: props.namespace, labels: props.labels },
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: props.podLabels },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}
