import type { Consequence } from '../change';
import { CHART_LABEL, VERSION_LABEL } from '../group/selected-version';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors';

/** Another version on what others find by its version: traffic, policies and budgets that they have may not be the same. */
export function selectedVersion({ fields, versionMaySelect }: Situation): Consequence[] {
  if (!versionMaySelect) return [];
  const labels = fields.filter(({ steps }) => steps.at(-2) === 'labels' && isVersion(steps.at(-1)));
  const names = [...new Set(labels.map(({ steps }) => steps.at(-1)))].sort();
  return names.map((name) => {
    const of = labels.filter(({ steps }) => steps.at(-1) === name);
    return {
      meaning: 'traffic',
      verdict: 'needs attention',
      text: `something selects by ${name}`,
      fields: of,
      source: SOURCE,
    };
  });
}

function isVersion(label: string | undefined): boolean {
  return label === VERSION_LABEL || label === CHART_LABEL;
}
