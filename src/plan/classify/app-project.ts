import type { Consequence, Verdict } from '../change';
import { type Fields, fieldsOf, objectsOf, textsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/';

/** A list of a project, and whether it says what may be deployed or what may not. */
interface List {
  readonly word: string;
  readonly forbids?: boolean;
  readonly textOf: (item: unknown) => string;
}

const LISTS: Readonly<Record<string, List>> = {
  sourceRepos: { word: 'from ', textOf: String },
  destinations: { word: 'to ', textOf: (item) => destination(fieldsOf(item)) },
  clusterResourceWhitelist: { word: '', textOf: (item) => resource(fieldsOf(item)) },
  namespaceResourceWhitelist: { word: '', textOf: (item) => resource(fieldsOf(item)) },
  clusterResourceBlacklist: { word: '', forbids: true, textOf: (item) => resource(fieldsOf(item)) },
  namespaceResourceBlacklist: { word: '', forbids: true, textOf: (item) => resource(fieldsOf(item)) },
};

/** What the Applications of a project may deploy. Those that are outside of it are synced no more; nothing is deleted. */
export function appProject(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'argoproj.io' || kind !== 'AppProject' || !before) return [];
  if (!after) return [said(situation, 'dangerous', 'its Applications are synced no more', '')];
  return Object.entries(LISTS).flatMap(([list, { word, forbids = false, textOf }]) => {
    const [was = [], is = []] = [before, after].map((side) => itemsOf(valueAt(side, `spec.${list}`)).map(textOf));
    const [more, less] = forbids ? [without(was, is), without(is, was)] : [without(is, was), without(was, is)];
    const verdict = more.some((item) => item.includes('*')) ? 'dangerous' : 'needs attention';
    return [
      ...(more.length > 0 ? [said(situation, verdict, `may deploy ${word}${more.join(', ')}`, list)] : []),
      ...(less.length > 0
        ? [said(situation, 'needs attention', `no longer deploys ${word}${less.join(', ')}`, list)]
        : []),
    ];
  });
}

function itemsOf(list: unknown): readonly unknown[] {
  return objectsOf(list).every((item) => Object.keys(item).length === 0) ? textsOf(list) : objectsOf(list);
}

function destination({ server, name, namespace = '*' }: Fields): string {
  return `${namespace} of ${name ?? server ?? '*'}`;
}

function resource({ group, kind }: Fields): string {
  return group === '' || group === undefined ? String(kind) : `${kind}.${group}`;
}

function said({ fields }: Situation, verdict: Verdict, text: string, list: string): Consequence {
  return { meaning: 'delivery', verdict, text, ...from(touching(fields, `spec.${list}`)), source: SOURCE };
}
