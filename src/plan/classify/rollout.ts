import type { Manifest } from '../../manifests/manifest';
import type { Consequence, FieldChange } from '../change';
import { fits, fitsAny, valueAt } from '../compare/steps';
import type { Situation } from './rule';

const REFUSED = 'https://github.com/kubernetes/kubernetes/issues/24198';

const DOCS = 'https://kubernetes.io/docs/concepts/workloads/controllers/';

/** How pods are to be replaced from now on: the strategy, and what held them back until now. */
export function rollout({ kind, before, after, fields }: Situation): Consequence[] {
  if (!before || !after) return [];
  const path = STRATEGY[kind];
  const strategy = path === undefined ? [] : fields.filter((field) => fits(field, `${path}.**`));
  if (path === undefined || strategy.length === 0) return paused(kind, fields);
  const change = { kind, path, fields: strategy, before, after };
  return [...refused(change), another(change), ...paused(kind, fields)];
}

const STRATEGY: Readonly<Record<string, string>> = {
  Deployment: 'spec.strategy',
  StatefulSet: 'spec.updateStrategy',
  DaemonSet: 'spec.updateStrategy',
};

/** Another strategy of a workload, and where it stands. */
interface Change {
  readonly kind: string;
  readonly path: string;
  readonly fields: readonly FieldChange[];
  readonly before: Manifest;
  readonly after: Manifest;
}

/** Types of strategy that are taken only without what belongs to RollingUpdate. */
const ALONE: Readonly<Record<string, string>> = { Deployment: 'Recreate', StatefulSet: 'OnDelete' };

/**
 * What was filled in for RollingUpdate belongs to nobody, and stays: with another type it is refused.
 * Sources: pkg/apis/apps/validation/validation.go: ValidateDeploymentStrategy, ValidateStatefulSetSpec; seen on 1.28 and 1.36.
 */
function refused({ kind, path, fields, after }: Change): Consequence[] {
  const type = valueAt(after, `${path}.type`);
  if (type !== ALONE[kind] || valueAt(after, `${path}.rollingUpdate`) === undefined) return [];
  const text = `${type} is refused: values of RollingUpdate are still stored`;
  const help = `write ${path}.rollingUpdate with type RollingUpdate and sync, then change to ${type}`;
  return [{ meaning: 'immutable', verdict: 'needs attention', text, fields, help, source: REFUSED }];
}

function another({ kind, path, fields, before, after }: Change): Consequence {
  const [old, now] = [valueAt(before, `${path}.type`), valueAt(after, `${path}.type`)];
  const of = { verdict: 'needs attention', fields, source: `${DOCS}${PAGES[kind]}` } as const;
  if (old === 'OnDelete' && now !== old) {
    return { ...of, meaning: 'restart', text: 'pods that were left as they were restart now' };
  }
  if (old !== now) return { ...of, meaning: 'in place', text: `from now on updates are ${now}, not ${old}` };
  const [was, is] = [partitionOf(before, path), partitionOf(after, path)];
  if (is < was) return { ...of, meaning: 'restart', text: `partition ${was} → ${is}: pods held back restart` };
  if (is > was) return { ...of, meaning: 'in place', text: `partition ${was} → ${is}` };
  return isSamePace(before, after, path)
    ? { ...of, meaning: 'no effect', verdict: 'no change', text: 'the same strategy' }
    : { ...of, meaning: 'in place', text: 'from now on updates have another pace' };
}

function partitionOf(workload: Manifest, path: string): number {
  return Number(valueAt(workload, `${path}.rollingUpdate.partition`) ?? 0);
}

const PAGES: Readonly<Record<string, string>> = {
  Deployment: 'deployment/#strategy',
  StatefulSet: 'statefulset/#update-strategies',
  DaemonSet: 'daemonset/#updating-a-daemonset',
};

/** Values that are written out on one side only, and are what counts on the other side too. */
function isSamePace(before: Manifest, after: Manifest, path: string): boolean {
  const pace = (side: Manifest) =>
    [
      valueAt(side, `${path}.rollingUpdate.maxUnavailable`) ?? 1,
      valueAt(side, `${path}.rollingUpdate.maxSurge`) ?? 0,
    ].join();
  return pace(before) === pace(after);
}

function paused(kind: string, fields: readonly FieldChange[]): Consequence[] {
  const found = fields.filter((field) => kind === 'Deployment' && fitsAny(field, ['spec.paused']));
  const source = `${DOCS}deployment/#pausing-and-resuming-a-deployment`;
  return found.map((field) => {
    const of = { meaning: 'restart', verdict: 'needs attention', fields: [field], source } as const;
    if (field.after === true) return { ...of, text: 'paused: later changes wait until it is resumed' };
    return { ...of, text: 'resumed: what changed while it was paused is rolled out' };
  });
}
