import type { Consequence, Verdict } from '../change';
import { type Fields, objectsOf, textOf, without } from '../compare/shape';
import { from } from '../compare/touching';
import { podOf, specOf } from '../pods/pod-spec';
import { podTouching } from '../pods/pod-touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/';

/** As whom pods talk to the API server, and with what they pull their images. */
export function podIdentity(situation: Situation): Consequence[] {
  const [before, after] = [podOf(situation.before), podOf(situation.after)];
  if (!before || !after) return [];
  const [old, now] = [specOf(before), specOf(after)];
  return [...account(situation, old, now), ...token(situation, old, now), ...pullSecrets(situation, old, now)];
}

function said(situation: Situation, verdict: Verdict, text: string, ...paths: readonly string[]): Consequence {
  return { meaning: 'identity', verdict, text, ...from(podTouching(situation, ...paths)), source: SOURCE };
}

function account(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const name = (spec: Fields) => textOf(spec.serviceAccountName) || textOf(spec.serviceAccount) || 'default';
  if (name(old) === name(now)) return [];
  const text = `runs as ServiceAccount ${name(now)} instead of ${name(old)}`;
  return [said(situation, 'needs attention', text, 'spec.serviceAccountName', 'spec.serviceAccount')];
}

const UNSET = 'as its ServiceAccount says';

function token(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const means = (spec: Fields) => {
    const value = spec.automountServiceAccountToken;
    return value === undefined ? UNSET : value === true ? 'mounted' : 'not mounted';
  };
  if (means(old) === means(now)) return [];
  const text = `token of the API server: ${means(now)} instead of ${means(old)}`;
  return [said(situation, 'needs attention', text, 'spec.automountServiceAccountToken')];
}

function pullSecrets(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const names = (spec: Fields) => objectsOf(spec.imagePullSecrets).map(({ name }) => String(name));
  const lost = without(names(old), names(now));
  if (lost.length === 0) return [];
  const text = `images are no longer pulled with Secret ${lost.join(', ')}`;
  return [said(situation, 'needs attention', text, 'spec.imagePullSecrets')];
}
