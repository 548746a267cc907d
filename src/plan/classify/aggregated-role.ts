import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { canonical, fieldsOf, isSame, objectsOf, without } from '../compare/shape';
import { from, touching } from '../compare/touching';
import { isDangerousRight } from '../rights/dangerous-rights';
import { rightsBeyond, rightsOf } from '../rights/rights';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles';
const AGGREGATE = 'rbac.authorization.k8s.io/aggregate-to-';

/** ClusterRoles whose rights are added to others, and those whose rights are put together from others. */
export function aggregatedRole(situation: Situation): Consequence[] {
  const { kind, group, after } = situation;
  if (group !== 'rbac.authorization.k8s.io' || kind !== 'ClusterRole' || !after) return [];
  return [...partOf(situation, after), ...sumOf(situation, after)];
}

function partOf({ before, fields }: Situation, after: Manifest): Consequence[] {
  const [was, is] = [aggregates(before), aggregates(after)];
  const gained = is.flatMap((name) => {
    const rights = rightsBeyond(rightsOf(after), was.includes(name) ? rightsOf(before) : []);
    if (rights.length === 0) return [];
    const verdict = rights.some(isDangerousRight) ? 'dangerous' : 'needs attention';
    return [{ verdict, text: `granted to everybody who has ClusterRole ${name}` } as const];
  });
  const lost = without(was, is).map((name) => {
    return { verdict: 'needs attention', text: `taken from everybody who has ClusterRole ${name}` } as const;
  });
  const changes = from(touching(fields, 'metadata.labels').filter(({ steps }) => isAggregate(steps.at(-1))));
  return [...gained, ...lost].map((said) => ({ meaning: 'identity', ...said, ...changes, source: SOURCE }));
}

function isAggregate(key = ''): boolean {
  return key.startsWith(AGGREGATE) || key === 'labels';
}

/** The roles that have the rights of this one too: `view` of `…/aggregate-to-view`. */
function aggregates(role: Manifest | undefined): string[] {
  const labels = Object.entries(fieldsOf(role?.metadata.labels));
  return labels.flatMap(([key, value]) =>
    key.startsWith(AGGREGATE) && value === 'true' ? [key.slice(AGGREGATE.length)] : [],
  );
}

function sumOf({ before, fields }: Situation, after: Manifest): Consequence[] {
  if (isSame(before?.aggregationRule, after.aggregationRule)) return [];
  const selectors = objectsOf(fieldsOf(after.aggregationRule).clusterRoleSelectors);
  const labels = selectors.map(({ matchLabels }) => canonical(matchLabels)).join(' or ');
  const text = labels === '' ? 'has its own rights from now on' : `has the rights of ClusterRoles with ${labels}`;
  const changes = from(touching(fields, 'aggregationRule'));
  return [{ meaning: 'identity', verdict: 'needs attention', text, ...changes, source: SOURCE }];
}
