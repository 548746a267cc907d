import type { Consequence } from '../change';
import { fieldsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from } from '../compare/touching';
import { type Container, containersByName, containersOf, podOf } from '../pods/pod-spec';
import { ofContainers, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

/** Limits that containers lose: what they use is then taken from every other pod of the node, unless a LimitRange steps in. */
export function resourceLimits(situation: Situation): Consequence[] {
  const now = containersByName(podOf(situation.after));
  const lost = containersOf(podOf(situation.before)).flatMap((container) => {
    const after = now.get(container.name);
    return after ? without(limitsOf(container), limitsOf(after)) : [];
  });
  if (lost.length === 0) return [];
  const text = `no limit of ${without(lost, []).join(', ')} any more`;
  const fields = podTouching(situation, ...ofContainers('resources.limits'));
  return [{ meaning: 'security', verdict: 'needs attention', text, ...from(fields), source: SOURCE }];
}

function limitsOf(container: Container): string[] {
  return Object.keys(fieldsOf(valueAt(container, 'resources.limits')));
}
