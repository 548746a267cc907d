import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { neighbours } from '../cluster/neighbours';
import { selects } from '../cluster/selector';
import { type Fields, fieldsOf, objectsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from } from '../compare/touching';
import { VERSION_LABEL } from '../group/selected-version';
import { matches, namedPorts, selectorOf } from '../network/service-pods';
import { podOf } from '../pods/pod-spec';
import { podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const SERVICES = 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service';
const POLICIES = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';

/** Labels and port names that pods have no more, and by which Services and NetworkPolicies find them. */
export function podLabels(situation: Situation): Consequence[] {
  const [before, after] = [podOf(situation.before), podOf(situation.after)];
  if (!before || !after) return [];
  const [old, now] = [labelsOf(before), labelsOf(after)];
  const isLooked = (key: string) => key !== VERSION_LABEL || situation.versionMaySelect;
  const lost = Object.entries(old).filter(([key, value]) => isLooked(key) && now[key] !== value);
  const around = lost.flatMap(([key, value]) =>
    neighbours(situation.cluster, 'after', situation.after, String(value || key)),
  );
  return [...services(situation, new Set(around)), ...policies(situation, new Set(around)), ...ports(situation)];
}

function labelsOf(pod: Fields): Fields {
  return fieldsOf(valueAt(pod, 'metadata.labels'));
}

function services(situation: Situation, around: ReadonlySet<Manifest>): Consequence[] {
  const [before, after] = [podOf(situation.before), podOf(situation.after)];
  const lost = [...around].filter((manifest) => {
    const selector = selectorOf(manifest);
    return manifest.kind === 'Service' && matches(selector, before) && !matches(selector, after);
  });
  const names = [...new Set(lost.map(({ metadata }) => metadata.name))].sort();
  const fields = from(podTouching(situation, 'metadata.labels'));
  return names.map((name) => {
    return {
      meaning: 'traffic',
      verdict: 'dangerous',
      text: `no longer behind Service ${name}`,
      ...fields,
      source: SERVICES,
    };
  });
}

function policies(situation: Situation, around: ReadonlySet<Manifest>): Consequence[] {
  const [before, after] = [fieldsOf(podOf(situation.before)), fieldsOf(podOf(situation.after))];
  const lost = [...around].filter((manifest) => {
    const selector = valueAt(manifest, 'spec.podSelector');
    const isOf = (pod: Fields) => selects(selector, labelsOf(pod));
    return manifest.kind === 'NetworkPolicy' && isOf(before) && !isOf(after);
  });
  const names = [...new Set(lost.map(({ metadata }) => metadata.name))].sort();
  const fields = from(podTouching(situation, 'metadata.labels'));
  return names.map((name) => {
    const text = `NetworkPolicy ${name} no longer covers the pods`;
    return { meaning: 'traffic', verdict: 'dangerous', text, ...fields, source: POLICIES };
  });
}

/** A Service that leads to a port by its name leads nowhere when no container has it. */
function ports(situation: Situation): Consequence[] {
  const { before, after, cluster } = situation;
  if (!before || !after) return [];
  return without(namedPorts([before]), namedPorts([after])).flatMap((name) => {
    const found = neighbours(cluster, 'after', after, 'Service', name).filter(({ kind }) => kind === 'Service');
    const lost = found.filter((manifest) => {
      const isTarget = objectsOf(valueAt(manifest, 'spec.ports')).some(({ targetPort }) => targetPort === name);
      return isTarget && matches(selectorOf(manifest), podOf(after));
    });
    const fields = from(podTouching(situation, 'spec.containers.*.ports'));
    return lost.map(({ metadata }) => {
      const text = `Service ${metadata.name} leads nowhere: no port is named ${name}`;
      return { meaning: 'traffic', verdict: 'dangerous', text, ...fields, source: SERVICES };
    });
  });
}
