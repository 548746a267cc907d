import { BASELINE_CAPABILITIES, STANDARDS } from '../../upstream/pod-security-standards';
import type { Consequence } from '../change';
import { textsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from } from '../compare/touching';
import { type Container, containersByName, containersOf, podOf } from '../pods/pod-spec';
import { ofSecurityContext, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

/** Capabilities that containers get, keep or lose. What is beyond the level `baseline` is as good as root on the node. */
export function capabilities(situation: Situation): Consequence[] {
  const old = containersByName(podOf(situation.before));
  const now = containersOf(podOf(situation.after));
  const said = now.flatMap((container) => sentencesOf(old.get(container.name), container));
  const distinct = [...new Set(said.map(({ text }) => text))];
  return distinct.map((text) => {
    const [first, ...others] = said.filter((sentence) => sentence.text === text);
    const names = [first, ...others].map((sentence) => sentence?.container).join(', ');
    return {
      meaning: 'security',
      verdict: first?.dangerous ? 'dangerous' : 'needs attention',
      text: others.length + 1 === now.length ? text : `${text} (${names})`,
      ...from(podTouching(situation, ...ofSecurityContext('capabilities'))),
      source: STANDARDS,
    };
  });
}

interface Sentence {
  readonly container: string;
  readonly text: string;
  readonly dangerous: boolean;
}

function sentencesOf(before: Container | undefined, after: Container): Sentence[] {
  const [oldAdd, newAdd] = [of(before, 'add'), of(after, 'add')];
  const [oldDrop, newDrop] = [of(before, 'drop'), of(after, 'drop')];
  const gained = without(newAdd, oldAdd);
  const beyond = gained.filter((name) => !BASELINE_CAPABILITIES.includes(name));
  const undropped = oldDrop.includes('ALL') ? without(['ALL'], newDrop) : without(oldDrop, newDrop);
  const dropped = newDrop.includes('ALL') ? without(['ALL'], oldDrop) : without(newDrop, oldDrop);
  const said = [
    ['capabilities added', beyond, true],
    ['capabilities added', without(gained, beyond), false],
    ['capabilities no longer dropped', newDrop.includes('ALL') ? [] : undropped, false],
    ['capabilities no longer added', without(oldAdd, newAdd), false],
    ['capabilities dropped', before ? dropped : [], false],
  ] as const;
  return said.flatMap(([what, names, dangerous]) => {
    return names.length === 0 ? [] : { container: after.name, text: `${what}: ${names.join(', ')}`, dangerous };
  });
}

function of(container: Container | undefined, list: 'add' | 'drop'): readonly string[] {
  return textsOf(valueAt(container, `securityContext.capabilities.${list}`));
}
