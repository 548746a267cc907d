import { valueAt } from '../compare/steps';

type Labels = Readonly<Record<string, unknown>>;

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly unknown[];
}

/**
 * Whether a label selector with `matchLabels` and `matchExpressions` selects something with these labels.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selects(selector: unknown, labels: unknown): boolean {
  const given = (labels ?? {}) as Labels;
  const wanted = Object.entries((valueAt(selector, 'matchLabels') ?? {}) as Labels);
  const expressions = (valueAt(selector, 'matchExpressions') ?? []) as readonly Expression[];
  return wanted.every(([key, value]) => given[key] === value) && expressions.every((one) => holds(one, given));
}

function holds({ key, operator, values = [] }: Expression, labels: Labels): boolean {
  const isThere = key in labels;
  if (operator === 'In') return isThere && values.includes(labels[key]);
  if (operator === 'NotIn') return !(isThere && values.includes(labels[key]));
  return operator === 'Exists' ? isThere : !isThere;
}
