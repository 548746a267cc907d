import type { Consequence, PodsOutcome } from '../change';
import { podFields } from '../pod-fields';
import { valueAt } from '../steps';
import type { Situation } from './rule';
import { versionValues } from './version-value';

/** How a controller replaces its pods when their template is another. */
interface Replacement {
  readonly pods: PodsOutcome;
  readonly text: string;
  readonly source: string;
}

/** Pods are made anew wherever their template is another, whatever it is that changed. */
export function restart({ kind, fields, before, after }: Situation): Consequence[] {
  const changed = podFields(kind, fields).map(({ whole }) => whole);
  const how = before && after && changed.length > 0 ? replacement(kind, after.spec) : undefined;
  if (!how) return [];
  const verdict = versionValues(kind, changed).length === changed.length ? 'routine' : 'needs attention';
  return [{ meaning: 'restart', verdict, fields: changed, ...how }];
}

function replacement(kind: string, spec: unknown): Replacement | undefined {
  if (kind === 'StatefulSet') return ofStatefulSet(spec);
  if (kind === 'Deployment') return ofDeployment(spec);
  return undefined;
}

/** From the highest ordinal down, each after the one before is ready, whatever podManagementPolicy says. */
function ofStatefulSet(_spec: unknown): Replacement {
  const source = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates';
  return { pods: 'one by one', text: 'restart, one by one', source };
}

function ofDeployment(spec: unknown): Replacement {
  const source = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy';
  if (valueAt(spec, 'strategy.type') === 'Recreate') {
    return { pods: 'all at once', text: 'restart, all at once', source };
  }
  return { pods: 'rolling', text: 'restart, rolling', source };
}
