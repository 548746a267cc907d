import type { Verdict } from '../change';
import { canonical, type Fields, fieldsOf, objectsOf, textOf, textsOf, without } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { DESTROYING, PROTECTING } from './delivery-marks';

/** What is another about an Application, and where below its spec. */
export interface Said {
  readonly verdict: Verdict;
  readonly text: string;
  readonly at: string;
  readonly help?: string;
}

/** How an Application is kept as git has it. Source: https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/ */
interface Automation {
  readonly on: boolean;
  readonly prune: boolean;
  readonly selfHeal: boolean;
  readonly allowEmpty: boolean;
}

function automationOf(spec: Fields): Automation {
  const automated = valueAt(spec, 'syncPolicy.automated');
  const { enabled, prune, selfHeal, allowEmpty } = fieldsOf(automated);
  const on = automated !== undefined && enabled !== false;
  return { on, prune: on && prune === true, selfHeal: on && selfHeal === true, allowEmpty: on && allowEmpty === true };
}

/** Whether what leaves git is deleted by itself. */
function isPruning(spec: Fields): boolean {
  return automationOf(spec).prune;
}

const PRUNE_HELP = 'see what is out of sync now: everything that is not in git is deleted at the next sync';

/** What turning automation on or off comes to. */
function automationSaid(old: Fields, now: Fields): Said[] {
  const [was, is] = [automationOf(old), automationOf(now)];
  const at = 'syncPolicy.automated';
  const turned = (field: keyof Automation, on: string, off: string, help?: string): Said[] => {
    if (was[field] === is[field]) return [];
    const verdict = field === 'allowEmpty' && is[field] ? 'dangerous' : 'needs attention';
    return [{ verdict, text: is[field] ? on : off, at, ...(help !== undefined && is[field] && { help }) }];
  };
  return [
    ...turned('on', 'synced without being asked', 'synced only when somebody asks'),
    ...turned('prune', 'what leaves git is deleted', 'what leaves git stays in the cluster', PRUNE_HELP),
    ...turned('selfHeal', 'changes by hand are undone', 'changes by hand stay'),
    ...turned('allowEmpty', 'an empty folder deletes everything', 'an empty folder deletes nothing'),
  ];
}

/** Where everything is made. Objects in another cluster are not looked for any more; those with a namespace keep it. */
function destinationSaid(old: Fields, now: Fields): Said[] {
  const cluster = (spec: Fields) =>
    textOf(valueAt(spec, 'destination.name')) ?? textOf(valueAt(spec, 'destination.server'));
  const namespace = (spec: Fields) => textOf(valueAt(spec, 'destination.namespace')) ?? 'no namespace';
  if (cluster(old) !== cluster(now)) {
    const text = `everything is made in ${cluster(now)}, and left behind in ${cluster(old)}`;
    return [{ verdict: 'dangerous', text, at: 'destination' }];
  }
  if (namespace(old) === namespace(now)) return [];
  const rest = isPruning(now) ? 'deleted in' : 'left behind in';
  const text = `made anew in ${namespace(now)}, ${rest} ${namespace(old)}`;
  return [{ verdict: 'dangerous', text, at: 'destination.namespace' }];
}

/** What is deployed. */
function sourceSaid(old: Fields, now: Fields): Said[] {
  const [was, is] = [sourcesOf(old), sourcesOf(now)];
  const gone = isPruning(now) ? 'the rest is deleted' : 'the rest stays';
  const verdict = isPruning(now) ? 'dangerous' : 'needs attention';
  const at = now.sources === undefined ? 'source' : 'sources';
  if (was.length !== is.length)
    return [{ verdict, text: `${is.length} sources instead of ${was.length}: ${gone}`, at }];
  return is.flatMap((source, index): Said[] => {
    const before = was[index] ?? {};
    const isSameRepository = before.repoURL === source.repoURL;
    const [from, to] = [placeOf(before, isSameRepository), placeOf(source, isSameRepository)];
    const moved: Said[] = from === to ? [] : [{ verdict, text: `deploys ${to} instead of ${from}: ${gone}`, at }];
    const [old_, now_] = [revisionOf(before), revisionOf(source)];
    const text = `deploys ${now_} instead of ${old_}`;
    return old_ === now_ ? moved : [...moved, { verdict: 'needs attention', text, at }];
  });
}

function sourcesOf(spec: Fields): readonly Fields[] {
  return spec.sources === undefined ? [fieldsOf(spec.source)] : objectsOf(spec.sources);
}

function placeOf({ repoURL, path, chart }: Fields, isSameRepository: boolean): string {
  const place = chart ?? path ?? 'the root';
  return isSameRepository ? String(place) : `${place} of ${repoURL}`;
}

function revisionOf({ targetRevision }: Fields): string {
  return textOf(targetRevision) ?? 'HEAD';
}

/** How objects are applied. Source: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
function syncOptionsSaid(old: Fields, now: Fields): Said[] {
  const options = (spec: Fields) => textsOf(valueAt(spec, 'syncPolicy.syncOptions'));
  const at = 'syncPolicy.syncOptions';
  const gained = without(options(now), options(old)).map((option): Said => {
    return {
      verdict: DESTROYING.includes(option) ? 'dangerous' : 'needs attention',
      text: `sync option ${option}`,
      at,
    };
  });
  const lost = without(options(old), options(now)).map((option): Said => {
    return {
      verdict: PROTECTING.includes(option) ? 'dangerous' : 'needs attention',
      text: `sync option ${option} no more`,
      at,
    };
  });
  return [...gained, ...lost];
}

/** Everything that is another about an Application, below its spec. */
export function applicationSaid(old: Fields, now: Fields): Said[] {
  const project: Said[] =
    canonical(old.project) === canonical(now.project)
      ? []
      : [{ verdict: 'needs attention', text: `project ${now.project} instead of ${old.project}`, at: 'project' }];
  return [
    ...destinationSaid(old, now),
    ...sourceSaid(old, now),
    ...automationSaid(old, now),
    ...syncOptionsSaid(old, now),
    ...project,
  ];
}

/** Whether what an Application deployed is deleted with it. */
export function isCascading(finalizers: unknown): boolean {
  return textsOf(finalizers).some((finalizer) => finalizer.startsWith('resources-finalizer.argocd.argoproj.io'));
}
