import type { Consequence, FieldChange } from '../change';
import { textOf } from '../compare/shape';
import { from } from '../compare/touching';
import { imageSentences, registryOf, tagSentences } from '../pods/image-sentences';
import { isImage, podFields } from '../pods/pod-fields';
import { containersOf, podOf } from '../pods/pod-spec';
import { podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/containers/images/';

interface Sentence {
  readonly text: string;
  readonly fields: readonly FieldChange[];
}

/** Images that are more than the next version of what ran before, and containers that are new. */
export function image(situation: Situation): Consequence[] {
  const said = [...changed(situation), ...added(situation)];
  const distinct = [...new Set(said.map(({ text }) => text))];
  return distinct.map((text) => {
    const fields = said.filter((sentence) => sentence.text === text).flatMap((sentence) => sentence.fields);
    return { meaning: 'security', verdict: 'needs attention', text, ...from(fields), source: SOURCE };
  });
}

function changed({ kind, fields }: Situation): Sentence[] {
  return podFields(kind, fields)
    .filter(isImage)
    .flatMap(({ before, after, whole }) => {
      const isChanged = typeof before === 'string' && typeof after === 'string';
      return isChanged ? imageSentences(before, after).map((text) => ({ text, fields: [whole] })) : [];
    });
}

/** Of a pod that is new as a whole its containers go without saying. */
function added(situation: Situation): Sentence[] {
  const before = podOf(situation.before);
  const old = containersOf(before).map(({ name }) => name);
  const fresh = containersOf(podOf(situation.after)).filter(({ name }) => !old.includes(name));
  return fresh.flatMap(({ name, image: reference }) => {
    const of = textOf(reference) ?? '';
    const fields = podTouching(situation, `spec.*.[${name}]`);
    const texts = [...(before ? [`new container ${name} from ${registryOf(of)}`] : []), ...tagSentences(of)];
    return texts.map((text) => ({ text, fields }));
  });
}
