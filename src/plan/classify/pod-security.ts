import type { Consequence, Verdict } from '../change';
import { valueAt } from '../compare/steps';
import { from, touching } from '../compare/touching';
import { wouldBeRefused } from '../pods/pod-violations';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/security/pod-security-admission/';
const HELP = 'pods that run stay; to see which new ones would be refused, apply the label with --dry-run=server';

const LEVELS = ['privileged', 'baseline', 'restricted'];
const MODES = ['enforce', 'warn', 'audit'] as const;

/** The Pod Security level of a namespace: what pods in it may be. Without a label the cluster's default counts. */
export function podSecurity(situation: Situation): Consequence[] {
  const { kind, group, before, after } = situation;
  if (kind !== 'Namespace' || group !== '' || !before || !after) return [];
  return MODES.flatMap((mode) => [...level(situation, mode), ...version(situation, mode)]);
}

function labelOf(situation: Situation, side: 'before' | 'after', label: string): string | undefined {
  const labels = valueAt(situation[side], 'metadata.labels') as Readonly<Record<string, string>> | undefined;
  return labels?.[`pod-security.kubernetes.io/${label}`];
}

/** What is not one of the levels is refused by the API server; it is no level here either. */
function level(situation: Situation, mode: (typeof MODES)[number]): Consequence[] {
  const [was, is] = [labelOf(situation, 'before', mode), labelOf(situation, 'after', mode)];
  if (was === is) return [];
  const isLower = LEVELS.indexOf(is ?? 'privileged') < LEVELS.indexOf(was ?? 'privileged');
  const step = `${was ?? 'no level'} → ${is ?? 'no level'}`;
  if (mode !== 'enforce') return [said(situation, mode, 'needs attention', `Pod Security ${mode}: ${step}`)];
  const isHigher = LEVELS.indexOf(is ?? 'privileged') > LEVELS.indexOf(was ?? 'privileged');
  if (isHigher) return raised(situation, is ?? '', step);
  if (!isLower) return [said(situation, mode, 'needs attention', `Pod Security ${mode}: ${step}`)];
  const verdict = is === undefined || is === 'privileged' ? 'dangerous' : 'needs attention';
  return [said(situation, mode, verdict, `Pod Security lowered: ${step}`)];
}

function raised(situation: Situation, is: string, step: string): Consequence[] {
  const refused = wouldBeRefused(situation, is);
  const told = said(situation, 'enforce', 'needs attention', `Pod Security raised: ${step}`, HELP);
  if (refused.length === 0) return [told];
  const text = `new pods are refused: ${refused.join(', ')}`;
  return [told, said(situation, 'enforce', 'dangerous', text, 'mend these pods first')];
}

function version(situation: Situation, mode: (typeof MODES)[number]): Consequence[] {
  const [was, is] = [labelOf(situation, 'before', `${mode}-version`), labelOf(situation, 'after', `${mode}-version`)];
  if (was === is) return [];
  const text = `Pod Security ${mode} as of ${is ?? 'latest'} instead of ${was ?? 'latest'}`;
  return [said(situation, `${mode}-version`, 'needs attention', text)];
}

function said(situation: Situation, label: string, verdict: Verdict, text: string, help?: string): Consequence {
  const own = situation.fields.filter(({ steps }) => steps.at(-1) === `pod-security.kubernetes.io/${label}`);
  const all = touching(situation.fields, 'metadata.labels').filter(({ steps }) => steps.length <= 2);
  const fields = from([...own, ...all]);
  return { meaning: 'security', verdict, text, ...fields, ...(help !== undefined && { help }), source: SOURCE };
}
