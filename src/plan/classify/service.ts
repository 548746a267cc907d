import type { Consequence } from '../change';
import { namespaceOf, neighbours } from '../cluster/neighbours';
import { textsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { callersOf } from '../network/backends';
import { selectorOf, workloadsBehind } from '../network/service-pods';
import type { Situation } from './rule';
import { saying } from './saying';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const said = saying('traffic', SOURCE);

/** What a Service is for others: where it can be reached, and from where. Its pods and ports are other rules'. */
export function service(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (kind !== 'Service' || group !== '') return [];
  if (!after) return removed(situation);
  return [...type(situation), ...(before ? changed(situation) : []), ...sources(situation)];
}

/** A Service without pods of these files may have endpoints of its own. */
function removed(situation: Situation): Consequence[] {
  const { before, cluster } = situation;
  if (!before) return [];
  const callers = callersOf(before, cluster).map(({ route }) => `${route.kind} ${route.metadata.name}`);
  const stay = Object.keys(selectorOf(before)).length > 0 && workloadsBehind(before, cluster, 'after').length > 0;
  const name = `${before.metadata.name}.${namespaceOf(before)}.svc`;
  const governed = neighbours(cluster, 'after', before, 'StatefulSet', before.metadata.name).filter(
    (manifest) => manifest.kind === 'StatefulSet' && valueAt(manifest, 'spec.serviceName') === before.metadata.name,
  );
  return [
    ...governed.map(({ metadata }) =>
      said(situation, 'dangerous', `pods of StatefulSet ${metadata.name} have no name in DNS any more`, 'spec'),
    ),
    said(situation, 'needs attention', `${name} answers no more${stay ? ': its pods stay' : ''}`, 'spec'),
    ...callers.map((caller) => said(situation, 'dangerous', `${caller} still leads to it: 503`, 'spec')),
  ];
}

const OUTSIDE = ['NodePort', 'LoadBalancer'];

/** Fields that are there for some types only. */
const TYPE = ['type', 'externalTrafficPolicy', 'allocateLoadBalancerNodePorts', 'loadBalancerSourceRanges'].map(
  (field) => `spec.${field}`,
);

function type(situation: Situation): Consequence[] {
  const [was, is] = sides(situation, 'spec.type');
  if (was === is) return [];
  if (was === undefined && !OUTSIDE.includes(is ?? '')) return [];
  const step = was === undefined ? is : `${was} → ${is}`;
  if (is === 'ExternalName') return [said(situation, 'dangerous', `a name of another host: ${step}`, ...TYPE)];
  if (was === 'LoadBalancer') return [said(situation, 'dangerous', `loses its outside address: ${step}`, ...TYPE)];
  if (was === 'NodePort' && is === 'ClusterIP') {
    return [said(situation, 'dangerous', `loses its node ports: ${step}`, ...TYPE)];
  }
  return [said(situation, 'needs attention', `reachable from outside: ${step}`, ...TYPE)];
}

function sides({ before, after }: Situation, path: string): [string | undefined, string | undefined] {
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  return [was === undefined ? undefined : String(was), is === undefined ? undefined : String(is)];
}

/** What each value of a field comes to. */
const MEANS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'spec.sessionAffinity': { ClientIP: 'a client stays with one pod', None: 'a client no longer stays with one pod' },
  'spec.externalTrafficPolicy': {
    Local: 'from outside only through nodes that have a pod of it',
    Cluster: 'from outside through every node: the address of the client is lost',
  },
  'spec.internalTrafficPolicy': {
    Local: 'inside only from nodes that have a pod of it',
    Cluster: 'inside from every node',
  },
  'spec.publishNotReadyAddresses': {
    true: 'pods that are not ready get requests',
    false: 'only ready pods get requests',
  },
};

function changed(situation: Situation): Consequence[] {
  const values = Object.entries(MEANS).flatMap(([path, means]) => {
    const [was = 'false', is = 'false'] = sides(situation, path);
    const text = means[was] === undefined ? undefined : means[is];
    // the settings of session affinity are beside it
    const paths = [path, `${path}Config`];
    return text !== undefined && was !== is ? [said(situation, 'needs attention', text, ...paths)] : [];
  });
  const [was, is] = sides(situation, 'spec.externalName');
  const isMoved = was !== undefined && is !== undefined && was !== is;
  const host = isMoved
    ? [said(situation, 'needs attention', `leads to ${is} instead of ${was}`, 'spec.externalName')]
    : [];
  return [...values, ...host];
}

function sources(situation: Situation): Consequence[] {
  const path = 'spec.loadBalancerSourceRanges';
  const [was, is] = [textsOf(valueAt(situation.before, path)), textsOf(valueAt(situation.after, path))];
  const isBalanced = (side: unknown) => valueAt(side, 'spec.type') === 'LoadBalancer';
  if (!isBalanced(situation.before) || !isBalanced(situation.after) || was.join() === is.join()) return [];
  if (is.length === 0) return [said(situation, 'dangerous', 'open to every address', path)];
  return [said(situation, 'needs attention', `open to ${is.join(', ')} only`, path)];
}
