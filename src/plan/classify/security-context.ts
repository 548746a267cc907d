import { STANDARDS } from '../../upstream/pod-security-standards';
import type { Consequence } from '../change';
import type { Fields } from '../compare/shape';
import { from } from '../compare/touching';
import { type Level, SETTINGS, type Setting } from '../pods/pod-settings';
import { type Container, containersByName, containersOf, podOf, specOf } from '../pods/pod-spec';
import { ofSecurityContext, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

/** A container that is new is compared with one of which nothing is said. */
const NOTHING_SAID: Fields = {};

/** What containers may do more than they did, or less: each setting with the value that counts, wherever it is written. */
export function securityContext(situation: Situation): Consequence[] {
  const after = podOf(situation.after);
  if (!after) return [];
  const before = podOf(situation.before);
  const old = containersByName(before);
  return SETTINGS.flatMap((setting) => {
    const moves = containersOf(after).map((container) => {
      const was = old.get(container.name);
      return moveOf(setting, container.name, [was, specOf(before)], [container, specOf(after)]);
    });
    return bySentence(
      setting,
      moves.flatMap((move) => move ?? []),
      situation,
      containersOf(after),
    );
  });
}

interface Move {
  readonly container: string;
  readonly text: string;
  readonly dangerous: boolean;
}

type Of = readonly [container: Container | undefined, pod: Fields];

function moveOf(setting: Setting, container: string, [was, oldPod]: Of, [is, pod]: Of): Move | undefined {
  const old = was ? setting.levelOf(was, oldPod) : setting.levelOf(NOTHING_SAID, NOTHING_SAID);
  const now = setting.levelOf(is ?? NOTHING_SAID, pod);
  if (now.rank > old.rank) return { container, text: now.loose, dangerous: isDangerous(now) };
  return now.rank < old.rank && was ? { container, text: now.tight, dangerous: false } : undefined;
}

function isDangerous({ dangerous, against }: Level): boolean {
  return dangerous ?? against === 'baseline';
}

/** Containers that do the same are named only if there are others. */
function bySentence(
  setting: Setting,
  moves: readonly Move[],
  situation: Situation,
  all: readonly Container[],
): Consequence[] {
  const sentences = [...new Set(moves.map(({ text }) => text))];
  return sentences.map((text) => {
    const of = moves.filter((move) => move.text === text);
    const names = of.map(({ container }) => container).join(', ');
    return {
      meaning: 'security',
      verdict: of.some(({ dangerous }) => dangerous) ? 'dangerous' : 'needs attention',
      text: of.length === all.length ? text : `${text} (${names})`,
      ...from(podTouching(situation, ...setting.fields.flatMap(ofSecurityContext))),
      source: STANDARDS,
    };
  });
}
