import type {
  RbacV1Subject,
  V1ClusterRole,
  V1ClusterRoleBinding,
  V1PolicyRule,
  V1Role,
  V1RoleBinding,
} from '@kubernetes/client-node';
import { Construct } from 'constructs';
import type { ListedResource } from '../upstream/qlik-mira';
import { kubernetesObject } from './kubernetes-object';
import type { Labels } from './labels';

const RBAC = 'rbac.authorization.k8s.io';
const RBAC_V1 = `${RBAC}/v1`;

export interface ListAccessProps {
  /** Of the role and its binding. */
  readonly name: string;
  readonly labels: Labels;
  /** The ServiceAccount that gets the access. */
  readonly serviceAccount: { readonly name: string; readonly namespace: string };
  readonly resources: readonly ListedResource[];
  /**
   * The namespace that can be listed.
   * @default - the whole cluster
   */
  readonly targetNamespace?: string;
}

/** The right to list some kinds of objects, and nothing else: not to get one, not to watch. */
export class ListAccess extends Construct {
  constructor(scope: Construct, id: string, props: ListAccessProps) {
    super(scope, id);
    const { name, labels, targetNamespace } = props;
    const rules = props.resources.map(listRule);
    const subjects: RbacV1Subject[] = [{ kind: 'ServiceAccount', ...props.serviceAccount }];
    if (targetNamespace === undefined) {
      const metadata = { name, labels };
      kubernetesObject<V1ClusterRole>(this, 'role', { apiVersion: RBAC_V1, kind: 'ClusterRole', metadata, rules });
      const roleRef = { apiGroup: RBAC, kind: 'ClusterRole', name };
      const kind = 'ClusterRoleBinding';
      kubernetesObject<V1ClusterRoleBinding>(this, 'binding', {
        apiVersion: RBAC_V1,
        kind,
        metadata,
        roleRef,
        subjects,
      });
    } else {
      const metadata = { name, namespace: targetNamespace, labels };
      kubernetesObject<V1Role>(this, 'role', { apiVersion: RBAC_V1, kind: 'Role', metadata, rules });
      const roleRef = { apiGroup: RBAC, kind: 'Role', name };
      const kind = 'RoleBinding';
      kubernetesObject<V1RoleBinding>(this, 'binding', { apiVersion: RBAC_V1, kind, metadata, roleRef, subjects });
    }
  }
}

function listRule({ apiGroup, resource }: ListedResource): V1PolicyRule {
  return { apiGroups: [apiGroup], resources: [resource], verbs: ['list'] };
}
