import type { Manifest } from '../../manifests/manifest';
import { compareQuantities, isSameQuantity } from '../../upstream/canonical-quantity';
import type { Consequence, FieldChange, Steps } from '../change';
import { pathOf, valueAt } from '../compare/steps';
import { NEVER_SMALLER, resizing } from '../ways-out/resize';
import type { Situation } from './rule';

const AT = ['spec', 'volumeClaimTemplates'];
const RECREATE = 'docs/operations.md#recreate-a-statefulset';

/** What is said of changes of a claim template, without what is the same of all of them. */
type Said = Pick<Consequence, 'verdict' | 'text' | 'help' | 'fields'>;

/**
 * Claim templates cannot be changed, so the whole StatefulSet is refused; and claims that are there are never changed after
 * them. Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export function claimTemplate({ kind, before, after, fields }: Situation): Consequence[] {
  if (kind !== 'StatefulSet' || !before || !after) return [];
  const changed = fields.filter(({ steps }) => AT.every((step, index) => steps[index] === step));
  const source = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates';
  return [...cameOrWent(changed), ...changed.flatMap((field) => inTemplate(field, after))].map((said) => {
    return { meaning: 'immutable', source, ...said };
  });
}

/** Templates as a whole: the claims are called after them. */
function cameOrWent(changed: readonly FieldChange[]): Said[] {
  const fields = changed.filter(({ steps, reordered }) => steps.length <= 3 && !reordered);
  const [gone, added] = [
    fields.flatMap(({ steps, before }) => named(steps, before)),
    fields.flatMap(({ steps, after }) => named(steps, after)),
  ];
  if (gone.length > 0 && added.length > 0) {
    const text = `claim template ${gone.join(', ')} becomes ${added.join(', ')}: cannot be changed in place`;
    const help = `once recreated, the old claims are left behind, and new ones are empty: ${RECREATE}`;
    return [{ verdict: 'dangerous', text, help, fields }];
  }
  if (gone.length > 0) {
    const text = `claim template ${gone.join(', ')} is gone: cannot be changed in place`;
    return [{ verdict: 'dangerous', text, help: `once recreated, its claims are left behind: ${RECREATE}`, fields }];
  }
  if (added.length === 0) return [];
  const text = `claim template ${added.join(', ')} is new: cannot be changed in place`;
  const help = `once recreated, its pods start anew with new claims: ${RECREATE}`;
  return [{ verdict: 'needs attention', text, help, fields }];
}

/** The templates that are at the steps, on one side: one, or all. */
function named(steps: Steps, value: unknown): unknown[] {
  const templates = steps.length === AT.length ? value : [value];
  return Array.isArray(templates) ? templates.flatMap((template) => valueAt(template, 'metadata.name') ?? []) : [];
}

function inTemplate(field: FieldChange, after: Manifest): Said[] {
  const { steps, before, after: now, reordered } = field;
  const of = { fields: [field] };
  if (reordered) {
    return [{ ...of, verdict: 'needs attention', text: `${AT.join('.')} cannot be changed in place`, help: RECREATE }];
  }
  // quantities are compared as numbers
  if (steps.length <= 3 || isSameQuantity(field)) return [];
  const what = pathOf(steps.slice(3)).replace(/^spec\./, '');
  if (what !== 'resources.requests.storage') {
    const text = `${what} of claim template ${steps[2]?.slice(1, -1)} cannot be changed in place`;
    return [
      { ...of, verdict: 'needs attention', text, help: `once recreated, it is for new claims only: ${RECREATE}` },
    ];
  }
  const grown = `storage ${String(before)} → ${String(now)}`;
  if ((compareQuantities(now, before) ?? 0) < 0) {
    return [{ ...of, verdict: 'refused', text: `${grown}: a claim cannot be made smaller`, help: NEVER_SMALLER }];
  }
  return [{ ...of, verdict: 'needs attention', text: `${grown} cannot be changed in place`, help: resizing(after) }];
}
