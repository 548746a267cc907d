import type { AuthenticationV1TokenRequest, V1SelfSubjectRulesReview } from '@kubernetes/client-node';
import type { Api } from '../harness/api';

/** What a pod of a ServiceAccount gets. */
export async function tokenOf(api: Api, namespace: string, name: string): Promise<string> {
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`;
  return (await api.request<AuthenticationV1TokenRequest>('POST', path, { body })).body.status?.token ?? '';
}

/** Every rule, on resources and on other paths, that holds for a token in a namespace. */
export async function rulesOf(api: Api, token: string, namespace: string): Promise<string[]> {
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } };
  const path = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';
  const { status } = (await api.request<V1SelfSubjectRulesReview>('POST', path, { body, token })).body;
  const rules = [...(status?.resourceRules ?? []), ...(status?.nonResourceRules ?? [])];
  return rules.map((rule) => JSON.stringify(rule));
}
