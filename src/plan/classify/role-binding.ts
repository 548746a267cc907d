import type { Manifest } from '../../manifests/manifest';
import type { Consequence, Verdict } from '../change';
import { namespaceOf, neighbours } from '../cluster/neighbours';
import { fieldsOf, without } from '../compare/shape';
import { from, touching } from '../compare/touching';
import { isDangerousRight } from '../rights/dangerous-rights';
import { rightsOf } from '../rights/rights';
import { isEverybody, roleOf, subjectsOf } from '../rights/subjects';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding';

/** ClusterRoles of Kubernetes itself that let somebody read Secrets, or do everything. */
const POWERFUL = ['cluster-admin', 'admin', 'edit'];

/** Who gets the rights of a role, and who has them no more. A binding of another role is refused as a whole. */
export function roleBinding(situation: Situation): Consequence[] {
  const { kind, group, before, after, fields } = situation;
  const isBinding = kind === 'RoleBinding' || kind === 'ClusterRoleBinding';
  if (group !== 'rbac.authorization.k8s.io' || !isBinding) return [];
  const [old, now] = [subjectsOf(before), subjectsOf(after)];
  const where = kind === 'RoleBinding' ? `in ${namespaceOf(after ?? before)}` : 'in the whole cluster';
  if (before && after && roleOf(before) !== roleOf(after)) return [];
  const verdict: Verdict = isPowerful(situation) ? 'dangerous' : 'needs attention';
  const said: readonly Pick<Consequence, 'verdict' | 'text'>[] = [
    ...without(now, old).map((subject) => ({
      verdict: isEverybody(subject) ? ('dangerous' as const) : verdict,
      text: `${subject} gets ${roleOf(after)} ${where}`,
    })),
    ...without(old, now).map((subject) => ({
      verdict: 'needs attention' as const,
      text: `${subject} loses ${roleOf(before)} ${where}`,
    })),
  ];
  const changes = from(touching(fields, 'subjects'));
  return said.map((one) => ({ meaning: 'identity', ...one, ...changes, source: SOURCE }));
}

/** Whether the role lets somebody become more than it says, as far as it is known here. */
function isPowerful({ cluster, after }: Situation): boolean {
  const { kind: roleKind, name } = fieldsOf(after?.roleRef);
  if (roleKind === 'ClusterRole' && POWERFUL.includes(String(name))) return true;
  const named = (manifest: Manifest) => manifest.kind === roleKind && manifest.metadata.name === name;
  const role =
    roleKind === 'ClusterRole'
      ? cluster.mentioning('after', 'ClusterRole', String(name)).find(named)
      : neighbours(cluster, 'after', after, 'Role', String(name)).find(named);
  return rightsOf(role).some(isDangerousRight);
}
