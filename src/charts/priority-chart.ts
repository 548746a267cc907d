import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { PriorityClasses } from '../constructs/priority-classes';
import type { Environment } from '../environment/environment';

/** The PriorityClasses that every pod of an environment refers to. */
export class PriorityChart extends Chart {
  constructor(scope: Construct, { labels }: Environment) {
    super(scope, 'priority-classes', { disableResourceNameHashes: true });
    const own = { ...labels, 'app.kubernetes.io/managed-by': 'mira-gitops' };
    new PriorityClasses(this, 'priority-classes', { labels: own });
  }
}
