import type { V1PriorityClass } from '@kubernetes/client-node';
import { Construct } from 'constructs';
import { kubernetesObject } from './kubernetes-object';
import type { Labels } from './labels';

/** The PriorityClass of clients: before pods without a class, but never at the cost of a running one. */
export const CLIENT_PRIORITY = 'mira-gitops-clients';

/** The PriorityClass of what clients and their users depend on. */
export const PLATFORM_PRIORITY = 'mira-gitops-platform';

export interface PriorityClassesProps {
  readonly labels: Labels;
}

/** The PriorityClasses that the pods of an environment refer to. Their values can never be changed. */
export class PriorityClasses extends Construct {
  constructor(scope: Construct, id: string, { labels }: PriorityClassesProps) {
    super(scope, id);
    kubernetesObject<V1PriorityClass>(this, 'clients', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: CLIENT_PRIORITY, labels },
      value: 1000,
      preemptionPolicy: 'Never',
      description: "clients' stacks: scheduled before pods without a class, never instead of a running pod",
    });
    kubernetesObject<V1PriorityClass>(this, 'platform', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: PLATFORM_PRIORITY, labels },
      value: 2000,
      preemptionPolicy: 'PreemptLowerPriority',
      description: 'discovery and engines: may take the place of pods of lower priority',
    });
  }
}
