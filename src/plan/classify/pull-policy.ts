import type { Consequence } from '../change';
import { textOf } from '../compare/shape';
import { from } from '../compare/touching';
import { containersByName, containersOf, podOf } from '../pods/pod-spec';
import { ofContainers, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy';

/**
 * When images are pulled. Looks at what is written, not at what is stored: server-side apply keeps the policy that was
 * filled in for an older tag.
 */
export function pullPolicy(situation: Situation): Consequence[] {
  const { before, after } = situation.pair;
  const old = containersByName(podOf(before?.manifest));
  const texts = containersOf(podOf(after?.manifest)).flatMap(({ name, imagePullPolicy }) => {
    const [was, is] = [textOf(old.get(name)?.imagePullPolicy), textOf(imagePullPolicy)];
    return old.has(name) && was !== is ? [`images pulled ${is ?? 'by default'} instead of ${was ?? 'by default'}`] : [];
  });
  const fields = podTouching(situation, ...ofContainers('imagePullPolicy'));
  if (fields.length === 0) return [];
  return [...new Set(texts)].map((text) => {
    return { meaning: 'security', verdict: 'needs attention', text, ...from(fields), source: SOURCE };
  });
}
