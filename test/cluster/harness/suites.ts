import type { ProgramName } from './program';

/** Tests that need programs: a file of `test/cluster/`, `test/lint/` or `test/predictions/`. */
export interface Suite {
  /** The test file, without `.test.ts`. */
  readonly name: string;
  readonly needs: readonly ProgramName[];
  /** Whether it runs on the newest minor only: what it looks at hardly depends on it. @default false */
  readonly newestOnly?: boolean;
}

const PLANE: readonly ProgramName[] = ['etcd', 'kube-apiserver'];
const CONTROLLERS: readonly ProgramName[] = [...PLANE, 'kube-controller-manager', 'kube-scheduler', 'kwok'];

/** What `npm run test:cluster` runs, on every Kubernetes minor. */
export const CLUSTER_SUITES: readonly Suite[] = [
  { name: 'runner', needs: PLANE },
  { name: 'acceptance', needs: PLANE },
  { name: 'client-life', needs: CONTROLLERS },
  { name: 'mira', needs: [...CONTROLLERS, 'kubectl'] },
];

/** What `npm run test:predictions` runs. */
export const PREDICTIONS_SUITES: readonly Suite[] = [{ name: 'predictions', needs: CONTROLLERS }];

/** Every program of a cluster with pods. */
export const CLUSTER_PROGRAMS: readonly ProgramName[] = [...CONTROLLERS, 'kubectl'];

/** What `npm run test:lint` runs. */
export const LINT_SUITES: readonly Suite[] = [
  { name: 'kubeconform', needs: [...PLANE, 'kubeconform'] },
  { name: 'kube-score', needs: ['kube-score'], newestOnly: true },
  { name: 'checkov', needs: ['checkov'], newestOnly: true },
  { name: 'kube-linter', needs: ['kube-linter'], newestOnly: true },
  { name: 'polaris', needs: ['polaris'], newestOnly: true },
  { name: 'trivy', needs: ['trivy'], newestOnly: true },
];
