import type { Manifest } from '../../manifests/manifest';
import type { Consequence, FieldChange, ObjectChange, ObjectOutcome, ObjectPair } from '../change';
import { diff } from '../diff';
import { storedForm } from '../stored-form';
import { worst } from '../verdict';
import { otherwise } from './otherwise';
import type { ClusterView, Rule, Situation } from './rule';
import { RULES } from './rules';

/** What a change of one object means. */
export function classify(pair: ObjectPair, cluster: ClusterView): ObjectChange {
  const situation = situationOf(pair, cluster);
  const { fields, before, after } = situation;
  const said = RULES.flatMap((rule: Rule) => rule(situation));
  const refused = said.filter(({ meaning }) => meaning === 'immutable');
  const consequences = [...said, ...otherwise(situation, explained(said))];
  return { ...pair, fields, consequences: inOrder(consequences), outcome: outcomeOf(before, after, fields, refused) };
}

function situationOf(pair: ObjectPair, cluster: ClusterView): Situation {
  const before = pair.before && storedForm(pair.before.manifest);
  const after = pair.after && storedForm(pair.after.manifest);
  const { kind = '', apiVersion = '' } = after ?? before ?? {};
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const fields = before && after ? diff(before, after) : [];
  return { pair, kind, group, ...(before && { before }), ...(after && { after }), fields, cluster };
}

function explained(said: readonly Consequence[]): ReadonlySet<FieldChange> {
  return new Set(said.flatMap(({ fields = [] }) => fields));
}

/** The worst first; of those that are as bad, in the order of the rules. */
function inOrder(consequences: readonly Consequence[]): Consequence[] {
  return consequences.toSorted((a, b) =>
    a.verdict === b.verdict ? 0 : worst([a.verdict, b.verdict]) === a.verdict ? -1 : 1,
  );
}

function outcomeOf(
  before: Manifest | undefined,
  after: Manifest | undefined,
  fields: readonly FieldChange[],
  refused: readonly Consequence[],
): ObjectOutcome {
  if (!before) return 'created';
  if (!after) return 'deleted';
  if (refused.length > 0) return 'refused';
  return fields.length === 0 ? 'unchanged' : 'updated';
}
