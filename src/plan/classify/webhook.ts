import type { Consequence, Verdict } from '../change';
import { canonical, type Fields, fieldsOf, isSame, objectsOf, textsOf } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/';
const KINDS: Readonly<Record<string, string>> = {
  ValidatingWebhookConfiguration: 'checked',
  MutatingWebhookConfiguration: 'changed',
};

/** What is asked before objects are taken, and what becomes of them if it does not answer. */
export function webhook(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  const done = KINDS[kind];
  if (group !== 'admissionregistration.k8s.io' || done === undefined) return [];
  const [old, now] = [webhooksOf(before), webhooksOf(after)];
  const lost = [...old].filter(([name]) => !now.has(name));
  return [
    ...lost.map(([, hook]) => said(situation, 'dangerous', `${reach(hook)} no longer ${done} by ${asked(hook)}`)),
    ...[...now].flatMap(([name, hook]) => fresh(situation, old.get(name), hook, done)),
  ];
}

function said({ fields }: Situation, verdict: Verdict, text: string, help?: string): Consequence {
  const changes = from(touching(fields, 'webhooks'));
  return { meaning: 'security', verdict, text, ...changes, ...(help !== undefined && { help }), source: SOURCE };
}

function webhooksOf(side: unknown): ReadonlyMap<string, Fields> {
  return new Map(objectsOf(valueAt(side, 'webhooks')).map((hook) => [String(hook.name), hook]));
}

function fresh(situation: Situation, was: Fields | undefined, hook: Fields, done: string): Consequence[] {
  const added = was ? [] : [said(situation, 'needs attention', `${reach(hook)} ${done} by ${asked(hook)}`)];
  const blocks = isBlocking(hook) && !(was && isBlocking(was));
  const text = `nothing can be applied while ${asked(hook)} is away`;
  const help = 'leave out its own namespace and kube-system by namespaceSelector, or set failurePolicy: Ignore';
  return [
    ...added,
    ...(blocks ? [said(situation, 'dangerous', text, help)] : []),
    ...changed(situation, was, hook, done),
  ];
}

function changed(situation: Situation, was: Fields | undefined, hook: Fields, done: string): Consequence[] {
  if (!was) return [];
  const policy = ({ failurePolicy = 'Fail' }: Fields) => String(failurePolicy);
  const failing = { Fail: 'all of it is refused', Ignore: 'all of it is let through' }[policy(hook)];
  const selectors = ({ namespaceSelector, objectSelector }: Fields) => canonical([namespaceSelector, objectSelector]);
  return [
    ...(policy(was) === policy(hook) ? [] : [`${failing} while ${asked(hook)} is away`]),
    ...(asked(was) === asked(hook) ? [] : [`${done} by ${asked(hook)} instead of ${asked(was)}`]),
    ...(reach(was) === reach(hook) ? [] : [`${reach(hook)} ${done} instead of ${reach(was)}`]),
    ...(selectors(was) === selectors(hook) ? [] : [`other objects are ${done}: another selector`]),
    ...(isSame(was.matchConditions, hook.matchConditions) ? [] : [`other objects are ${done}: other conditions`]),
  ].map((text) => said(situation, 'needs attention', text));
}

/** Whom the API server asks. */
function asked({ clientConfig }: Fields): string {
  const { service, url } = fieldsOf(clientConfig);
  const { namespace, name } = fieldsOf(service);
  return url === undefined ? `Service ${namespace}/${name}` : String(url);
}

/** What it is asked about: `create, update pods`. */
function reach({ rules }: Fields): string {
  const texts = objectsOf(rules).map(({ operations, apiGroups, resources }) => {
    const isAll = textsOf(resources).some((resource) => resource === '*' || resource === '*/*');
    const groups = textsOf(apiGroups).filter((group) => group !== '' && group !== '*');
    const what = isAll ? 'everything' : textsOf(resources).join(', ');
    const verbs = textsOf(operations).includes('*') ? '' : `${textsOf(operations).join(', ').toLowerCase()} `;
    return `${verbs}${what}${groups.length > 0 ? ` in ${groups.join(', ')}` : ''}`;
  });
  return [...new Set(texts)].join('; ') || 'nothing';
}

/** Whether the cluster stands still without it: it is asked about pods or everything, in every namespace, and must answer. */
function isBlocking(hook: Fields): boolean {
  const { failurePolicy = 'Fail', namespaceSelector, objectSelector, rules } = hook;
  const isOpen = (selector: unknown) => Object.keys(fieldsOf(selector)).length === 0;
  const isWide = objectsOf(rules).some(({ resources }) =>
    textsOf(resources).some((resource) => ['*', '*/*', 'pods', 'namespaces'].includes(resource)),
  );
  return failurePolicy === 'Fail' && isWide && isOpen(namespaceSelector) && isOpen(objectSelector);
}
