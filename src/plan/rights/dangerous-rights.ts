import type { Right } from './rights';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'update', 'patch'];

/** Rights that lead to more than they say, by resource; what is not here may be granted without much harm. */
const DANGEROUS: Readonly<Record<string, readonly string[]>> = {
  ' secrets': [...READ, ...WRITE],
  ' pods/exec': [...WRITE, 'get'],
  ' pods/attach': [...WRITE, 'get'],
  ' pods/portforward': [...WRITE, 'get'],
  ' pods/ephemeralcontainers': WRITE,
  ' nodes/proxy': [...READ, ...WRITE],
  ' serviceaccounts/token': ['create'],
  ' persistentvolumes': ['create'],
  'rbac.authorization.k8s.io roles': ['escalate', 'bind'],
  'rbac.authorization.k8s.io clusterroles': ['escalate', 'bind'],
  'certificates.k8s.io certificatesigningrequests/approval': ['update', 'patch'],
  'certificates.k8s.io signers': ['approve', 'sign'],
  'admissionregistration.k8s.io validatingwebhookconfigurations': WRITE,
  'admissionregistration.k8s.io mutatingwebhookconfigurations': WRITE,
};

/**
 * Whether a right is one to become somebody else with, or to see what nobody should. One that is about a single object by name
 * is not.
 *
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
export function isDangerousRight({ verb, group = '', resource = '', name, url }: Right): boolean {
  if (url !== undefined) return url === '*' && verb === '*';
  if (resource === '*' || group === '*' || ['escalate', 'bind', 'impersonate'].includes(verb)) return true;
  if (name !== undefined) return false;
  return verb === '*' || DANGEROUS[`${group} ${resource}`]?.includes(verb) === true;
}
