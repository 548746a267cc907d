import { type Document, objectsIn } from './read-objects';

/** The label that is another with every release: what selects by it loses its pods with each. */
export const VERSION_LABEL = 'app.kubernetes.io/version';

/** The same of a Helm chart. Source: https://helm.sh/docs/chart_best_practices/labels/ */
export const CHART_LABEL = 'helm.sh/chart';

const LABELS: readonly string[] = [VERSION_LABEL, CHART_LABEL];

/** Where such labels are given and not looked for, as nearly everybody prints it: on the object, and on its pods. */
const GIVEN = /^ {4}(?:app\.kubernetes\.io\/version|helm\.sh\/chart): .*$/gm;
const GIVEN_TO_PODS = /^ {8}(?:app\.kubernetes\.io\/version|helm\.sh\/chart): .*$/gm;

/** Whether an object finds others by their version: in a selector, in an affinity, wherever it is. */
export function isSelectingVersion(document: Document): boolean {
  const { text } = document;
  if (!mentions(text) || !mentions(withoutGiven(text))) return false;
  return objectsIn(document).objects.some(({ manifest }) => selects(manifest, ''));
}

function mentions(text: string): boolean {
  return LABELS.some((label) => text.includes(label));
}

function withoutGiven(text: string): string {
  const spec = text.indexOf('\nspec:');
  const [head, rest] = spec === -1 ? [text, ''] : [text.slice(0, spec), text.slice(spec)];
  return head.replace(GIVEN, '') + (rest.includes('\n  template:\n') ? rest.replace(GIVEN_TO_PODS, '') : rest);
}

function selects(value: unknown, of: string): boolean {
  if (typeof value === 'string') return LABELS.includes(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => selects(item, of));
  return Object.entries(value).some(([key, below]) => (LABELS.includes(key) && of !== 'labels') || selects(below, key));
}
