import { admissionPolicy } from './admission-policy';
import { aggregatedRole } from './aggregated-role';
import { apiVersion } from './api-version';
import { appProject } from './app-project';
import { applicationSet } from './application-set';
import { argoCd } from './argo-cd';
import { autoscaling } from './autoscaling';
import { capabilities } from './capabilities';
import { claim } from './claim';
import { claimTemplate } from './claim-template';
import { configuration } from './configuration';
import { customResource } from './custom-resource';
import { customResourceDefinition } from './custom-resource-definition';
import { deliveryOrder } from './delivery-order';
import { disruptionBudget } from './disruption-budget';
import { duplicates } from './duplicates';
import { flux } from './flux';
import { fluxSource } from './flux-source';
import { gateway } from './gateway';
import { helmRelease } from './helm-release';
import { hostAccess } from './host-access';
import { httpRoute } from './http-route';
import { image } from './image';
import { immutable } from './immutable';
import { ingress } from './ingress';
import { ingressGuard } from './ingress-guard';
import { ingressPath } from './ingress-path';
import { ingressTls } from './ingress-tls';
import { invalidName } from './invalid-name';
import { isolationChange } from './isolation-change';
import { job } from './job';
import { namespace } from './namespace';
import { networkPolicy } from './network-policy';
import { notDecodable } from './not-decodable';
import { ordinals } from './ordinals';
import { podAdmission } from './pod-admission';
import { podIdentity } from './pod-identity';
import { podIsolation } from './pod-isolation';
import { podLabels } from './pod-labels';
import { podSecurity } from './pod-security';
import { probePort } from './probe-port';
import { pruneProtection } from './prune-protection';
import { pullPolicy } from './pull-policy';
import { quantity } from './quantity';
import { quota } from './quota';
import { renamed } from './renamed';
import { resourceLimits } from './resource-limits';
import { restart } from './restart';
import { retention } from './retention';
import { role } from './role';
import { roleBinding } from './role-binding';
import { rollout } from './rollout';
import type { Rule } from './rule';
import { scale } from './scale';
import { securityContext } from './security-context';
import { selectedVersion } from './selected-version';
import { service } from './service';
import { serviceAccount } from './service-account';
import { servicePort } from './service-port';
import { serviceSelector } from './service-selector';
import { stays } from './stays';
import { userIds } from './user-ids';
import { volume } from './volume';
import { webhook } from './webhook';
import { wrongField } from './wrong-field';

/** Every rule, in the order in which a reader is told. */
export const RULES: readonly Rule[] = [
  apiVersion,
  immutable,
  duplicates,
  wrongField,
  notDecodable,
  invalidName,
  claimTemplate,
  claim,
  retention,
  renamed,
  ordinals,
  volume,
  namespace,
  restart,
  rollout,
  quantity,
  image,
  pullPolicy,
  resourceLimits,
  scale,
  job,
  autoscaling,
  disruptionBudget,
  quota,
  configuration,
  stays,
  service,
  probePort,
  serviceSelector,
  servicePort,
  podLabels,
  selectedVersion,
  ingress,
  ingressPath,
  ingressTls,
  ingressGuard,
  httpRoute,
  gateway,
  networkPolicy,
  isolationChange,
  role,
  aggregatedRole,
  roleBinding,
  serviceAccount,
  podIdentity,
  podSecurity,
  podAdmission,
  securityContext,
  capabilities,
  userIds,
  podIsolation,
  hostAccess,
  webhook,
  admissionPolicy,
  argoCd,
  applicationSet,
  appProject,
  flux,
  fluxSource,
  helmRelease,
  pruneProtection,
  deliveryOrder,
  customResource,
  customResourceDefinition,
];
