import { type Document, objectsIn } from '../read/read-objects';

/** The label that is another with every release: what selects by it loses its pods with each. */
export const VERSION_LABEL = 'app.kubernetes.io/version';

/** The same of a Helm chart. Source: https://helm.sh/docs/chart_best_practices/labels/ */
export const CHART_LABEL = 'helm.sh/chart';

const LABELS: readonly string[] = [VERSION_LABEL, CHART_LABEL];

/** Whether an object finds others by their version: in a selector, in an affinity, wherever it is. */
export function isSelectingVersion(document: Document): boolean {
  const { text } = document;
  if (LABELS.every((label) => isOnlyGiven(text, label))) return false;
  return objectsIn(document).objects.some(({ manifest }) => selects(manifest, ''));
}

/** Whether a label is nowhere but where nearly everybody prints it: on the object, and on its pods. */
function isOnlyGiven(text: string, label: string): boolean {
  const spec = text.startsWith('spec:') ? 0 : text.indexOf('\nspec:');
  const hasPods = text.includes('\n  template:\n');
  for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) {
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const isOfObject = line === '    ' && (spec === -1 || at < spec);
    const isOfPods = line === '        ' && hasPods && spec !== -1 && at > spec;
    if (!isOfObject && !isOfPods) return false;
  }
  return true;
}

function selects(value: unknown, of: string): boolean {
  if (typeof value === 'string') return LABELS.includes(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => selects(item, of));
  return Object.entries(value).some(([key, below]) => (LABELS.includes(key) && of !== 'labels') || selects(below, key));
}
