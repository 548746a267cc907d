import type { Consequence, FieldChange } from '../change';
import { fieldsOf } from '../compare/shape';
import { isIngress } from './ingress';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/';

/** Annotations that keep people out, of the controllers that are used most. */
const GUARD =
  /\/(auth-(type|url|secret|tls-secret|tls-verify-client)|(white|allow|deny)list(-source-range)?|router\.middlewares|enable-modsecurity)$/;

/** Annotations that put text of ours into the configuration of the controller. */
const SNIPPET = /\/(.+-)?snippets?$/;

/** Annotations by which a controller lets people in or keeps them out. What others mean only their controllers know. */
export function ingressGuard(situation: Situation): Consequence[] {
  if (!isIngress(situation)) return [];
  const annotations = situation.fields.filter(({ steps }) => steps[1] === 'annotations');
  return annotations.flatMap(entriesOf).flatMap(([key, was, is, field]): Consequence[] => {
    const said = sentence(key, was !== undefined, is !== undefined);
    return said ? [{ meaning: 'traffic', ...said, fields: [field], source: SOURCE }] : [];
  });
}

function sentence(key: string, was: boolean, is: boolean): Pick<Consequence, 'verdict' | 'text'> | undefined {
  const name = key.slice(key.indexOf('/') + 1);
  if (GUARD.test(key) && was && !is) return { verdict: 'dangerous', text: `${name} no longer keeps anybody out` };
  if (GUARD.test(key)) return { verdict: 'needs attention', text: `${name}: who is let in changes` };
  if (!SNIPPET.test(key) || !is) return undefined;
  return { verdict: 'dangerous', text: `${name}: configuration of the controller itself` };
}

type Entry = readonly [key: string, was: unknown, is: unknown, field: FieldChange];

/** The annotations of a change, which may be all of them at once. */
function entriesOf(field: FieldChange): Entry[] {
  const [, , key] = field.steps;
  if (key !== undefined) return [[key, field.before, field.after, field]];
  const [was, is] = [fieldsOf(field.before), fieldsOf(field.after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((one) => [one, was[one], is[one], field]);
}
