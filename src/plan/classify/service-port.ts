import { QIX_PORT_NAME } from '../../upstream/qix-engine';
import type { Consequence, Verdict } from '../change';
import { type Fields, objectsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import { callersOf, hasPort } from '../network/backends';
import { namedPorts, workloadsBehind } from '../network/service-pods';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports';

/** Ports that a Service has no more, has under another name or number, or that lead elsewhere. */
export function servicePort(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (kind !== 'Service' || group !== '' || !before || !after) return [];
  const [old, now] = [portsOf(before), portsOf(after)];
  if (touching(situation.fields, 'spec.ports').length === 0) return [];
  const texts = [...old].flatMap(([key, port]) => moved(port, now.get(key), [...now.values()], old));
  const isHeir = ({ name }: Fields) => [...old].some(([key, port]) => port.name === name && !now.has(key));
  const fresh = [...now].filter(([key, port]) => !old.has(key) && !isHeir(port));
  return [
    ...[...texts, ...fresh.map(([, port]) => `port ${shown(port)} is new`)].map((text) =>
      said(situation, 'needs attention', text),
    ),
    ...callers(situation),
    ...targets(situation),
    ...discovery(situation),
  ];
}

type Ports = ReadonlyMap<string, Fields>;

function portsOf(service: unknown): Ports {
  const ports = objectsOf(valueAt(service, 'spec.ports'));
  return new Map(ports.map((port) => [`${port.port}/${port.protocol ?? 'TCP'}`, port]));
}

function shown({ name, port, protocol = 'TCP' }: Fields): string {
  const number = protocol === 'TCP' ? `${port}` : `${port}/${protocol}`;
  return name === undefined ? number : `${number} (${name})`;
}

/** What became of one port. */
function moved(port: Fields, same: Fields | undefined, now: readonly Fields[], old: Ports): string[] {
  const { name, targetPort, nodePort } = port;
  if (!same) {
    const heir = now.find((other) => other.name === name && !old.has(`${other.port}/${other.protocol ?? 'TCP'}`));
    return [heir ? `answers at ${heir.port} instead of ${port.port}` : `no longer answers at ${shown(port)}`];
  }
  const number = port.port;
  return [
    ...(same.name === name
      ? []
      : [`port ${number} is named ${same.name ?? 'nothing'} instead of ${name ?? 'nothing'}`]),
    ...(same.targetPort === targetPort ? [] : [`port ${number} leads to ${same.targetPort} instead of ${targetPort}`]),
    ...(same.nodePort === nodePort
      ? []
      : [`node port of ${number}: ${same.nodePort ?? 'any'} instead of ${nodePort ?? 'any'}`]),
  ];
}

function said({ fields }: Situation, verdict: Verdict, text: string): Consequence {
  return { meaning: 'traffic', verdict, text, ...from(touching(fields, 'spec.ports')), source: SOURCE };
}

/** Ingresses and routes that ask for a port that is gone. */
function callers(situation: Situation): Consequence[] {
  const { after, cluster } = situation;
  if (!after) return [];
  return callersOf(after, cluster).flatMap(({ route, ports }) => {
    const missing = [...new Set(ports)].filter((port) => !hasPort(after, port));
    const who = `${route.kind} ${route.metadata.name}`;
    return missing.map((port) => said(situation, 'dangerous', `${who} asks for port ${port}, which is gone`));
  });
}

/** Target ports by name lead nowhere if no container has the name. */
function targets(situation: Situation): Consequence[] {
  const { after, before, cluster } = situation;
  if (!after) return [];
  const old = new Set([...portsOf(before).values()].map(({ targetPort }) => targetPort));
  const names = [...portsOf(after).values()].map(({ targetPort }) => targetPort);
  const wanted = names.filter((name) => typeof name === 'string' && !old.has(name)).map(String);
  const workloads = wanted.length === 0 ? [] : workloadsBehind(after, cluster, 'after');
  const lost = workloads.length === 0 ? [] : wanted.filter((name) => !namedPorts(workloads).includes(name));
  return lost.map((name) => said(situation, 'dangerous', `leads nowhere: no container has a port named ${name}`));
}

/** The first Mira finds engines by the name of a port of their Service. */
function discovery(situation: Situation): Consequence[] {
  const isNamed = (side: unknown) => [...portsOf(side).values()].some(({ name }) => name === QIX_PORT_NAME);
  const [was, is] = [isNamed(situation.before), isNamed(situation.after)];
  if (was === is) return [];
  const text = is
    ? `found by Mira: a port is named ${QIX_PORT_NAME}`
    : `not found by Mira: no port is named ${QIX_PORT_NAME}`;
  return [said(situation, 'needs attention', text)];
}
