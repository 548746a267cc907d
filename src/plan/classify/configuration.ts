import type { Manifest } from '../../manifests/manifest';
import type { Consequence } from '../change';
import { namespaceOf } from '../cluster/neighbours';
import { type Fields, fieldsOf } from '../compare/shape';
import { from, touching } from '../compare/touching';
import { type User, usersOf } from '../configuration/configuration-users';
import type { Use } from '../configuration/configuration-uses';
import type { Situation } from './rule';

const UPDATES =
  'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically';

const MISSING =
  'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-environment-variables';

/** When pods see what is in a ConfigMap or Secret, and whether they can still start. Never says what is in it. */
export function configuration(situation: Situation): Consequence[] {
  const { kind, before, after, cluster } = situation;
  if (kind !== 'ConfigMap' && kind !== 'Secret') return [];
  if (before && !after) return removed(usersOf(before, cluster, 'after'));
  if (!before || !after) return [];
  const keys = changedKeys(before, after);
  const users = keys.length > 0 ? usersOf(after, cluster, 'after') : [];
  const fields = from(touching(situation.fields, 'data', 'binaryData'));
  return [...missing(users, keys, after), ...seen(users, keys), ...left(situation)].map((one) => ({
    ...fields,
    ...one,
  }));
}

type Said = Omit<Consequence, 'fields'>;

function changedKeys(before: Manifest, after: Manifest): string[] {
  const [old, now] = [dataOf(before), dataOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => old[key] !== now[key]);
}

function dataOf(manifest: Manifest) {
  const { data, binaryData } = manifest as { readonly data?: unknown; readonly binaryData?: unknown };
  return { ...fieldsOf(binaryData), ...fieldsOf(data) };
}

/** Pods that run do not notice; those that start wait for what is not there. */
function removed(users: readonly User[]): Consequence[] {
  const uses = users.flatMap((user) => user.uses);
  const of = { meaning: 'configuration', source: MISSING } as const;
  if (uses.some(({ optional }) => !optional)) {
    const help = 'first change what uses it, and remove it when those pods run';
    return [{ ...of, verdict: 'dangerous', text: 'still used: pods that start later do not run', help }];
  }
  if (uses.some(({ how }) => how === 'pull')) {
    return [{ ...of, verdict: 'dangerous', text: 'pods still pull their images with it' }];
  }
  return uses.length === 0
    ? []
    : [{ ...of, verdict: 'needs attention', text: 'still named by pods that can do without' }];
}

function missing(users: readonly User[], changed: readonly string[], after: Manifest): Said[] {
  const now = dataOf(after);
  const asked = users.flatMap(({ uses }) => uses).filter(({ optional }) => !optional);
  const gone = changed.filter((key) => !(key in now) && asked.some(({ keys }) => keys?.includes(key)));
  const help = 'first change what asks for it';
  return gone.map((key) => {
    const text = `key ${key} is gone: pods that start later do not run`;
    return { meaning: 'configuration', verdict: 'dangerous', text, help, source: MISSING };
  });
}

/** What each way of using it means for the pods that run. */
function seen(users: readonly User[], changed: readonly string[]): Said[] {
  if (changed.length === 0) return [];
  const of = { meaning: 'configuration', verdict: 'needs attention', source: UPDATES } as const;
  const reading = users.filter(({ uses }) => uses.some((use) => isConcerned(use, changed)));
  if (reading.length === 0) return [{ ...of, text: 'no pod that is described here reads it' }];
  const isRun = ({ manifest }: User) => manifest.kind === 'CronJob';
  const staying = reading.filter((user) => !user.restarts && !isRun(user));
  const by = (how: Use['how']) =>
    staying.filter(({ uses }) => uses.some((use) => use.how === how && isConcerned(use, changed)));
  return [
    ...(by('start').length > 0
      ? [{ ...of, text: 'pods see it only after a restart', help: restarting(by('start')) }]
      : []),
    ...(by('files').length > 0 ? [{ ...of, text: 'pods see the new files within about a minute' }] : []),
    ...(by('pull').length > 0 ? [{ ...of, text: 'images are pulled with it from now on' }] : []),
    ...(reading.some(isRun) ? [{ ...of, text: 'the next run reads it' }] : []),
    ...(reading.some((user) => user.restarts && !isRun(user))
      ? [{ ...of, text: 'pods that restart with this change see it' }]
      : []),
  ];
}

function isConcerned({ keys }: Use, changed: readonly string[]): boolean {
  return keys === undefined || keys.some((key) => changed.includes(key));
}

const RESTARTED = ['Deployment', 'StatefulSet', 'DaemonSet'];

function restarting(users: readonly User[]): string {
  const found = users.map(({ manifest }) => manifest).filter(({ kind }) => RESTARTED.includes(kind));
  const names = found.map(({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`).sort();
  const [first] = found;
  if (!first) return 'delete the pods, so that others are made';
  return `kubectl rollout restart -n ${namespaceOf(first)} ${[...new Set(names)].join(' ')}`;
}

/**
 * What was given as stringData belongs to nobody once it is stored. Flux makes data of it first:
 * https://github.com/fluxcd/kustomize-controller/pull/576. Seen on 1.28 and 1.36.
 */
function left({ kind, pair, after }: Situation): Said[] {
  const [old, now] = [pair.before, pair.after].map((side) => fieldsOf(side?.manifest)) as [Fields, Fields];
  const given = Object.keys({ ...fieldsOf(now.data), ...fieldsOf(now.stringData) });
  const owned = Object.keys(fieldsOf(old.data));
  const keys = Object.keys(fieldsOf(old.stringData)).filter((key) => !given.includes(key) && !owned.includes(key));
  if (kind !== 'Secret' || !after || keys.length === 0) return [];
  const source = 'https://github.com/kubernetes/kubernetes/issues/108008';
  const text = `${keys.join(', ')} of stringData stays, unless Flux applies it`;
  const help = 'give its keys as data, and delete by hand what is not wanted any more';
  return [{ meaning: 'configuration', verdict: 'needs attention', text, help, source }];
}
