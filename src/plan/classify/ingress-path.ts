import type { Consequence, Verdict } from '../change';
import { from, touching } from '../compare/touching';
import { type Backend, hasPort, serviceOf } from '../network/backends';
import { hostsOf, type Route, routesOf } from '../network/routes';
import { isIngress } from './ingress';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules';

type Said = Pick<Consequence, 'verdict' | 'text'>;

/** Paths of an Ingress that come, go or lead elsewhere, and Services behind them that are not there. */
export function ingressPath(situation: Situation): Consequence[] {
  if (!isIngress(situation) || !situation.after) return [];
  const [old, now] = [byPath(routesOf(situation.before)), byPath(routesOf(situation.after))];
  const said = situation.before ? [...gone(situation, old, now), ...another(old, now)] : [];
  const fresh = [...now.values()].filter(({ backend }) => backend && !isAmong(backend, old));
  const missing = fresh.flatMap(({ backend }) => (backend ? unanswered(situation, backend) : []));
  const distinct = new Map([...said, ...missing].map((one) => [one.text, one]));
  const fields = from(touching(situation.fields, 'spec.rules', 'spec.defaultBackend'));
  return [...distinct.values()].map((one) => ({ meaning: 'traffic', ...one, ...fields, source: SOURCE }));
}

function byPath(routes: readonly Route[]): ReadonlyMap<string, Route> {
  return new Map(routes.map((route) => [`${route.host}${route.path}`, route]));
}

function isAmong(backend: Backend, routes: ReadonlyMap<string, Route>): boolean {
  return [...routes.values()].some(({ backend: other }) => backendText(other) === backendText(backend));
}

function backendText(backend: Backend | undefined): string {
  if (!backend) return 'something that is no Service';
  return backend.port === undefined ? backend.service : `${backend.service}:${backend.port}`;
}

/** Of a host that comes or goes as a whole another rule speaks. */
function gone({ before, after }: Situation, old: ReadonlyMap<string, Route>, now: ReadonlyMap<string, Route>): Said[] {
  const kept = hostsOf(before).filter((host) => hostsOf(after).includes(host));
  const isOf = ({ host }: Route) => kept.includes(host);
  const lost = [...old].filter(([path, route]) => !now.has(path) && isOf(route));
  const fresh = [...now].filter(([path, route]) => !old.has(path) && isOf(route));
  return [
    ...lost.map(([, { path }]) => told('needs attention', `no path ${path || 'of its own'} any more`)),
    ...fresh.map(([, { path, backend }]) =>
      told('needs attention', `new path ${path}: leads to ${backendText(backend)}`),
    ),
  ];
}

function another(old: ReadonlyMap<string, Route>, now: ReadonlyMap<string, Route>): Said[] {
  return [...now].flatMap(([key, { backend, path }]) => {
    const was = old.get(key);
    if (!was || backendText(was.backend) === backendText(backend)) return [];
    return [
      told(
        'needs attention',
        `${path || 'the rest'} leads to ${backendText(backend)} instead of ${backendText(was.backend)}`,
      ),
    ];
  });
}

/** A Service that nobody describes may be made by somebody else; a port that it does not have is no port. */
function unanswered({ after, cluster }: Situation, backend: Backend): Said[] {
  const service = after && serviceOf(backend, after, cluster);
  if (!service) return [told('needs attention', `no Service ${backend.service} in these files`)];
  if (backend.port === undefined || hasPort(service, backend.port)) return [];
  return [told('dangerous', `Service ${backend.service} has no port ${backend.port}`)];
}

function told(verdict: Verdict, text: string): Said {
  return { verdict, text };
}
