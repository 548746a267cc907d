import type { Consequence } from '../change';
import { canonical, type Fields, objectsOf, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import type { Situation } from './rule';
import { saying } from './saying';

const SOURCE = 'https://gateway-api.sigs.k8s.io/api-types/gateway/';
const said = saying('traffic', SOURCE);

/** Whether an object is a Gateway, by way of which routes are reached. */
function isGateway({ kind, group }: Situation): boolean {
  return group === 'gateway.networking.k8s.io' && kind === 'Gateway';
}

/** The listeners of a Gateway, and who makes it. Routes that are attached to it come and go with them. */
export function gateway(situation: Situation): Consequence[] {
  if (!isGateway(situation)) return [];
  const { before, after } = situation;
  if (!after) return [said(situation, 'dangerous', 'no route that is attached to it answers any more', 'spec')];
  const [was, is] = [textOf(valueAt(before, 'spec.gatewayClassName')), textOf(valueAt(after, 'spec.gatewayClassName'))];
  const text = `class ${is} instead of ${was}: another controller, another address`;
  const others = before && was !== is ? [said(situation, 'dangerous', text, 'spec.gatewayClassName')] : [];
  return [...others, ...listeners(situation)];
}

function listenersOf(side: unknown): ReadonlyMap<string, Fields> {
  return new Map(objectsOf(valueAt(side, 'spec.listeners')).map((listener) => [String(listener.name), listener]));
}

function listeners(situation: Situation): Consequence[] {
  const [old, now] = [listenersOf(situation.before), listenersOf(situation.after)];
  const path = 'spec.listeners';
  const lost = [...old]
    .filter(([name]) => !now.has(name))
    .map(([, listener]) => `no longer listens: ${textOfListener(listener)}`);
  const fresh = [...now]
    .filter(([name]) => !old.has(name))
    .map(([, listener]) => `listens: ${textOfListener(listener)}`);
  const changed = [...now].flatMap(([name, listener]) => {
    const was = old.get(name);
    if (!was || canonical(was) === canonical(listener)) return [];
    const [before, after] = [textOfListener(was), textOfListener(listener)];
    return [before === after ? `listener ${name} is another` : `listens: ${after} instead of ${before}`];
  });
  return [
    ...lost.map((text) => said(situation, 'dangerous', text, path)),
    ...[...fresh, ...changed].map((text) => said(situation, 'needs attention', text, path)),
  ];
}

function textOfListener({ protocol, port, hostname = 'every host', tls }: Fields): string {
  const mode = valueAt(tls, 'mode');
  return `${protocol} ${port} for ${hostname}${mode === undefined ? '' : ` (${mode})`}`;
}
