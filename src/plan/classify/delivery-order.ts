import type { Consequence, FieldChange, Verdict } from '../change';
import { fieldsOf, textOf, without } from '../compare/shape';
import { from } from '../compare/touching';
import { ARGO_OPTIONS, DESTROYING, FLUX, fluxSetting, PROTECTING, syncOptionsOf } from '../delivery/delivery-marks';
import type { Situation } from './rule';

const OPTIONS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/';
const WAVES = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/';
const FLUX_SOURCE =
  'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources';

/** The changes of annotations and labels of an object whose names begin with one of some. */
export function metadataTouching({ fields }: Situation, ...keys: readonly string[]): FieldChange[] {
  return fields.filter(({ steps: [first, second, key] }) => {
    const isMetadata = first === 'metadata' && (second === 'annotations' || second === 'labels');
    return isMetadata && (key === undefined || keys.some((one) => key.startsWith(one)));
  });
}

/** Annotations that say when and how an object is applied. Whether it stays when it leaves git is another rule's. */
export function deliveryOrder(situation: Situation): Consequence[] {
  if (!situation.before || !situation.after) return [];
  return [...annotations(situation), ...options(situation), ...flux(situation)];
}

function said(situation: Situation, verdict: Verdict, text: string, key: string, source: string): Consequence {
  return { meaning: 'delivery', verdict, text, ...from(metadataTouching(situation, key)), source };
}

const ARGO: Readonly<Record<string, readonly [what: string, otherwise: string]>> = {
  'argocd.argoproj.io/sync-wave': ['sync wave', '0'],
  'argocd.argoproj.io/hook': ['applied as hook', 'no hook'],
  'argocd.argoproj.io/hook-delete-policy': ['hook deleted at', 'BeforeHookCreation'],
  'argocd.argoproj.io/compare-options': ['compared with', 'no options'],
  'helm.sh/hook': ['applied as hook', 'no hook'],
};

function annotations(situation: Situation): Consequence[] {
  const { before, after } = situation;
  return Object.entries(ARGO).flatMap(([key, [what, otherwise]]) => {
    const [was = otherwise, is = otherwise] = [before, after].map((side) =>
      textOf(fieldsOf(side?.metadata.annotations)[key]),
    );
    return was === is ? [] : [said(situation, 'needs attention', `${what} ${is} instead of ${was}`, key, WAVES)];
  });
}

function options(situation: Situation): Consequence[] {
  const isMine = (option: string) => !PROTECTING.includes(option);
  const [was, is] = [syncOptionsOf(situation.before).filter(isMine), syncOptionsOf(situation.after).filter(isMine)];
  const key = ARGO_OPTIONS;
  const gained = without(is, was).map((option) => {
    return said(
      situation,
      DESTROYING.includes(option) ? 'dangerous' : 'needs attention',
      `sync option ${option}`,
      key,
      OPTIONS,
    );
  });
  const lost = without(was, is).map((option) =>
    said(situation, 'needs attention', `sync option ${option} no more`, key, OPTIONS),
  );
  return [...gained, ...lost];
}

function flux(situation: Situation): Consequence[] {
  const { before, after } = situation;
  const [wasForced, isForced] = [before, after].map((side) => fluxSetting(side, 'force') === 'enabled');
  const [was = 'override', is = 'override'] = [before, after].map((side) => fluxSetting(side, 'ssa'));
  const texts = {
    ignore: 'not applied any more',
    ifnotpresent: 'applied only if it is not there',
    merge: 'what others add stays',
  };
  const text = (texts as Readonly<Record<string, string>>)[is] ?? 'applied as git has it';
  return [
    ...(isForced && !wasForced
      ? [said(situation, 'dangerous', 'deleted and made anew where it cannot be changed', FLUX, FLUX_SOURCE)]
      : []),
    ...(wasForced && !isForced
      ? [said(situation, 'needs attention', 'refused where it cannot be changed', FLUX, FLUX_SOURCE)]
      : []),
    ...(was === is ? [] : [said(situation, 'needs attention', text, FLUX, FLUX_SOURCE)]),
  ];
}
