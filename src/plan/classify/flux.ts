import type { Consequence, Verdict } from '../change';
import { type Fields, fieldsOf, textOf } from '../compare/shape';
import { from, touching } from '../compare/touching';
import type { Situation } from './rule';

const SOURCE = 'https://fluxcd.io/flux/components/kustomize/kustomizations/';
const HELP = 'see what it has applied that is not in git any more: all of it is deleted';

/** What a Kustomization of Flux applies, where, and what becomes of it when it leaves git or the Kustomization goes. */
export function flux(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (group !== 'kustomize.toolkit.fluxcd.io' || kind !== 'Kustomization') return [];
  if (!before) return [added(fieldsOf(after?.spec))];
  const old = fieldsOf(before.spec);
  if (!after) return [removed(old)];
  const now = fieldsOf(after.spec);
  return [
    ...flags(situation, old, now),
    ...deletion(situation, old, now),
    ...moved(situation, old, now),
    ...identity(situation, old, now),
  ];
}

function said({ fields }: Situation, verdict: Verdict, text: string, path: string, help?: string): Consequence {
  const changes = from(touching(fields, `spec.${path}`));
  return { meaning: 'delivery', verdict, text, ...changes, ...(help !== undefined && { help }), source: SOURCE };
}

function added(spec: Fields): Consequence {
  const text = `applies ${textOf(spec.path) ?? 'the root'} of ${sourceText(fieldsOf(spec.sourceRef))}`;
  return { meaning: 'delivery', verdict: 'needs attention', text, source: SOURCE };
}

/** Source: kustomize-controller, internal/controller/kustomization_controller.go, finalizerShouldDeleteResources. */
function isDeleting({ suspend, prune, deletionPolicy = 'MirrorPrune' }: Fields): boolean {
  if (suspend === true) return false;
  return deletionPolicy === 'MirrorPrune' ? prune === true : deletionPolicy !== 'Orphan';
}

function removed(spec: Fields): Consequence {
  const deletes = isDeleting(spec);
  const text = deletes ? 'everything that it applied is deleted' : 'what it applied stays, and nobody looks after it';
  return { meaning: 'delivery', verdict: deletes ? 'dangerous' : 'needs attention', text, source: SOURCE };
}

function flags(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const turned = (field: string, on: string, off: string, verdict: Verdict = 'needs attention', help?: string) => {
    const [was, is] = [old[field] === true, now[field] === true];
    if (was === is) return [];
    return [said(situation, is ? verdict : 'needs attention', is ? on : off, field, is ? help : undefined)];
  };
  return [
    ...turned('prune', 'what leaves git is deleted', 'what leaves git stays in the cluster', 'needs attention', HELP),
    ...turned('suspend', 'nothing is applied until it is resumed', 'applied again, with all that changed meanwhile'),
    ...turned(
      'force',
      'what cannot be changed is deleted and made anew',
      'what cannot be changed is refused',
      'dangerous',
    ),
    ...turned('wait', 'ready only when all that it applies is', 'ready as soon as it has applied'),
  ];
}

/** Suspended or not, what the Kustomization says counts when it goes. */
function deletion(situation: Situation, old: Fields, now: Fields): Consequence[] {
  if (old.deletionPolicy === now.deletionPolicy) return [];
  const [was, is] = [isDeleting({ ...old, suspend: false }), isDeleting({ ...now, suspend: false })];
  const text = is ? 'to delete it is to delete what it applied' : 'to delete it is to leave what it applied behind';
  return was === is ? [] : [said(situation, 'needs attention', text, 'deletionPolicy')];
}

/** Everything that is not in the new place has left git. */
function moved(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const gone = now.prune === true ? 'the rest is deleted' : 'the rest stays';
  const verdict = now.prune === true ? 'dangerous' : 'needs attention';
  const path = (spec: Fields) => textOf(spec.path)?.replace(/^\.\//, '').replace(/\/$/, '') ?? '';
  const source = (spec: Fields) => sourceText(fieldsOf(spec.sourceRef));
  const namespace = (spec: Fields) => textOf(spec.targetNamespace) ?? 'its own namespaces';
  const anew = now.prune === true ? 'deleted in' : 'left behind in';
  return [
    ...(path(old) === path(now)
      ? []
      : [
          said(
            situation,
            verdict,
            `applies ${path(now) || 'the root'} instead of ${path(old) || 'the root'}: ${gone}`,
            'path',
          ),
        ]),
    ...(source(old) === source(now)
      ? []
      : [said(situation, verdict, `applies ${source(now)} instead of ${source(old)}: ${gone}`, 'sourceRef')]),
    ...(namespace(old) === namespace(now)
      ? []
      : [said(situation, 'dangerous', `made anew in ${namespace(now)}, ${anew} ${namespace(old)}`, 'targetNamespace')]),
  ];
}

function sourceText({ kind, namespace, name }: Fields): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function identity(situation: Situation, old: Fields, now: Fields): Consequence[] {
  const account = (spec: Fields) => textOf(spec.serviceAccountName) ?? 'the controller';
  const cluster = (spec: Fields) => {
    const { secretRef, configMapRef } = fieldsOf(spec.kubeConfig);
    return textOf(fieldsOf(secretRef).name) ?? textOf(fieldsOf(configMapRef).name) ?? 'its own cluster';
  };
  return [
    ...(account(old) === account(now)
      ? []
      : [
          said(
            situation,
            'needs attention',
            `applies as ${account(now)} instead of ${account(old)}`,
            'serviceAccountName',
          ),
        ]),
    ...(cluster(old) === cluster(now)
      ? []
      : [
          said(
            situation,
            'dangerous',
            `everything is made in ${cluster(now)}, and left behind in ${cluster(old)}`,
            'kubeConfig',
          ),
        ]),
  ];
}
