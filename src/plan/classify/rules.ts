import { argoCd } from './argo-cd';
import { autoscaling } from './autoscaling';
import { claim } from './claim';
import { claimTemplate } from './claim-template';
import { configuration } from './configuration';
import { customResource } from './custom-resource';
import { flux } from './flux';
import { hostAccess } from './host-access';
import { image } from './image';
import { immutable } from './immutable';
import { ingress } from './ingress';
import { job } from './job';
import { namespace } from './namespace';
import { networkPolicy } from './network-policy';
import { podSecurity } from './pod-security';
import { renamed } from './renamed';
import { restart } from './restart';
import { retention } from './retention';
import { role } from './role';
import type { Rule } from './rule';
import { scale } from './scale';
import { securityContext } from './security-context';
import { service } from './service';
import { serviceAccount } from './service-account';
import { volume } from './volume';
import { webhook } from './webhook';

/** Every rule, in the order in which a reader is told. */
export const RULES: readonly Rule[] = [
  immutable,
  claimTemplate,
  claim,
  retention,
  renamed,
  volume,
  namespace,
  restart,
  image,
  scale,
  job,
  autoscaling,
  configuration,
  service,
  ingress,
  networkPolicy,
  role,
  serviceAccount,
  podSecurity,
  securityContext,
  hostAccess,
  webhook,
  argoCd,
  flux,
  customResource,
];
