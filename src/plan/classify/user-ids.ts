import type { Consequence } from '../change';
import { type Fields, textOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from } from '../compare/touching';
import { effective } from '../pods/pod-settings';
import { containersOf, podOf, specOf } from '../pods/pod-spec';
import { ofSecurityContext, podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/';
const HELP = 'see that files on volumes are open to them: fsGroup changes the group of files, not their user';

/** Users and groups that are another: what the old ones wrote may be closed to the new ones. */
export function userIds(situation: Situation): Consequence[] {
  const [before, after] = [podOf(situation.before), podOf(situation.after)];
  if (!before || !after) return [];
  const common = containersOf(before).filter(({ name }) => containersOf(after).some((other) => other.name === name));
  const names = common.map(({ name }) => name);
  const sentences = [
    sentence('user', ids('runAsUser', before, names), ids('runAsUser', after, names), 'of the image'),
    sentence('group', ids('runAsGroup', before, names), ids('runAsGroup', after, names), 'of the image'),
    sentence('group of volumes', volumes(before), volumes(after), 'as it is'),
  ];
  const fields = podTouching(situation, ...['runAsUser', 'runAsGroup', 'fsGroup'].flatMap(ofSecurityContext));
  return sentences.flatMap((text) => {
    if (text === undefined) return [];
    return [{ meaning: 'security', verdict: 'needs attention', text, help: HELP, ...from(fields), source: SOURCE }];
  });
}

/** Root is for another rule to speak of. */
function sentence(what: string, was: string | undefined, is: string | undefined, none: string): string | undefined {
  return was === is || is === '0' ? undefined : `${what} ${is ?? none} instead of ${was ?? none}`;
}

/** What some containers of a pod have, each once. */
function ids(field: string, pod: Fields, names: readonly string[]): string | undefined {
  const containers = containersOf(pod).filter(({ name }) => names.includes(name));
  const found = containers.flatMap((container) => textOf(effective(field, container, specOf(pod))) ?? []);
  return found.length === 0 ? undefined : [...new Set(found)].sort().join(', ');
}

function volumes(pod: Fields): string | undefined {
  return textOf(valueAt(specOf(pod), 'securityContext.fsGroup'));
}
