import type { Consequence, Verdict } from '../change';
import { isSame } from '../compare/shape';
import { valueAt } from '../compare/steps';
import { touching } from '../compare/touching';
import {
  type Allowed,
  allowedBeyond,
  allowedBy,
  allowedTexts,
  DIRECTIONS,
  type Direction,
  directionsOf,
  EVERYBODY,
  selectorText,
} from '../network/peers';
import type { Situation } from './rule';
import { saying } from './saying';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
const said = saying('traffic', SOURCE);

/** Whether an object is a NetworkPolicy of Kubernetes, not of a network plugin. */
export function isNetworkPolicy({ kind, group }: Situation): boolean {
  return kind === 'NetworkPolicy' && group === 'networking.k8s.io';
}

/** Whom a NetworkPolicy lets through, and whom no more. Whether its pods have another one is told by another rule. */
export function networkPolicy(situation: Situation): Consequence[] {
  if (!isNetworkPolicy(situation)) return [];
  const { before, after } = situation;
  const both = before !== undefined && after !== undefined;
  return [...DIRECTIONS.flatMap((direction) => listed(situation, direction)), ...(both ? pods(situation) : [])];
}

const WORDS = {
  ingress: { more: 'lets in', less: 'no longer lets in', none: 'lets nobody in' },
  egress: { more: 'lets out to', less: 'no longer lets out to', none: 'lets nothing out' },
} as const;

function listed(situation: Situation, direction: Direction): Consequence[] {
  const { before, after } = situation;
  const paths = [`spec.${direction}`, 'spec.policyTypes'];
  const [old, now] = [allowedBy(before, direction), allowedBy(after, direction)];
  const [more, less] = [allowedBeyond(now, old), allowedBeyond(old, now)];
  const isRefusing = directionsOf(after).includes(direction);
  const words = WORDS[direction];
  const none = isRefusing && now.length === 0 && (before === undefined || old.length > 0) ? [words.none] : [];
  const lost = isRefusing ? allowedTexts(less).map((text) => `${words.less} ${text}`) : [];
  const sentences = [
    ...allowedTexts(more).map((text) => said(situation, verdictOf(text, direction), `${words.more} ${text}`, ...paths)),
    ...[...lost, ...none].map((text) => said(situation, 'needs attention', text, ...paths)),
  ];
  return sentences.length > 0 ? sentences : rewritten(situation, direction, old, now);
}

/** Whoever lets everybody in keeps nobody out. */
function verdictOf(text: string, direction: Direction): Verdict {
  const isOpen = [EVERYBODY, '0.0.0.0/0', '::/0'].includes(text);
  return isOpen && direction === 'ingress' ? 'dangerous' : 'needs attention';
}

/** The same ones are let through, listed in another way. */
function rewritten(
  { fields, before }: Situation,
  direction: Direction,
  old: readonly Allowed[],
  now: readonly Allowed[],
): Consequence[] {
  const changes = touching(fields, `spec.${direction}`);
  if (!before || changes.length === 0 || old.length === 0 || now.length === 0) return [];
  const text = `${direction} as before, listed in another way`;
  return [{ meaning: 'traffic', verdict: 'needs attention', text, fields: changes, source: SOURCE }];
}

function pods(situation: Situation): Consequence[] {
  const { before, after } = situation;
  const selector = (side: unknown) => valueAt(side, 'spec.podSelector');
  if (isSame(selector(before), selector(after))) return [];
  const [was, is] = [before, after].map((side) => selectorText(selector(side), 'every pod', 'pods'));
  return [said(situation, 'needs attention', `covers ${is} instead of ${was}`, 'spec.podSelector')];
}
