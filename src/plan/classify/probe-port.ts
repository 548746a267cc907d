import type { Consequence } from '../change';
import { objectsOf, textOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from } from '../compare/touching';
import { type Container, containersOf, podOf } from '../pods/pod-spec';
import { ofContainers, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';
const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];

/** Probes that ask for a port by a name that their container has no more: the kubelet counts that as a failure. */
export function probePort(situation: Situation): Consequence[] {
  const old = new Set(containersOf(podOf(situation.before)).flatMap(astray));
  const now = containersOf(podOf(situation.after)).flatMap(astray);
  const fields = from(podTouching(situation, ...ofContainers('ports'), ...PROBES.flatMap(ofContainers)));
  return without(now, [...old]).map((text) => {
    return { meaning: 'traffic', verdict: 'dangerous', text, ...fields, source: SOURCE };
  });
}

function astray(container: Container): string[] {
  const names = objectsOf(container.ports).map(({ name }) => textOf(name));
  return PROBES.flatMap((probe) => {
    const ports = ['httpGet', 'tcpSocket'].map((how) => valueAt(container, `${probe}.${how}.port`));
    const wanted = ports.filter((port) => typeof port === 'string' && !/^\d+$/.test(port)).map(String);
    return wanted.filter((name) => !names.includes(name)).map((name) => `${probe} fails: no port is named ${name}`);
  });
}
