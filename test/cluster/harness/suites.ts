import type { ProgramName } from './program';

/** Tests that need programs: a file of `test/cluster/` or `test/lint/`. */
export interface Suite {
  /** The test file, without `.test.ts`. */
  readonly name: string;
  readonly needs: readonly ProgramName[];
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

/** Every program of a cluster with pods. */
export const CLUSTER_PROGRAMS: readonly ProgramName[] = [...CONTROLLERS, 'kubectl'];
