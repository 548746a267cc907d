import { groupOf } from '../../upstream/api-group';
import { kindOf } from '../../upstream/kubernetes-types';
import type { Consequence, FieldChange, ObjectChange, ObjectOutcome, ObjectPair } from '../change';
import { diff } from '../compare/diff';
import { storedForm } from '../compare/stored-form';
import { worst } from '../group/verdict';
import { textWithoutSecrets } from '../secrets/secrets';
import { kept } from './kept';
import { otherwise } from './otherwise';
import { refused } from './refused';
import type { ClusterView, Rule, Situation } from './rule';
import { RULES } from './rules';
import { versionValues } from './version-value';

/** What a change of one object means. */
export function classify(pair: ObjectPair, cluster: ClusterView, versionMaySelect: boolean): ObjectChange {
  const situation = { ...situationOf(pair, cluster), versionMaySelect };
  const { fields } = situation;
  const stays = kept(situation);
  if (stays.length > 0) return { ...pair, fields, consequences: inOrder(stays), outcome: 'kept' };
  const said = RULES.flatMap((rule: Rule) => rule(situation));
  const stopped = refused(situation, said);
  if (stopped.length > 0) return { ...pair, fields, consequences: inOrder(stopped), outcome: 'refused' };
  const consequences = [...said, ...otherwise(situation, explained(situation, said), said.length === 0)];
  return { ...pair, fields, consequences: inOrder(consequences), outcome: outcomeOf(situation) };
}

function situationOf(pair: ObjectPair, cluster: ClusterView): Omit<Situation, 'versionMaySelect'> {
  const before = pair.before && storedForm(pair.before.manifest);
  const past = before && { given: pair.before?.manifest, stored: before };
  const after = pair.after && storedForm(pair.after.manifest, past);
  const { kind: name = '', apiVersion = '' } = after ?? before ?? {};
  const [kind, group] = [kindOf(apiVersion, name), groupOf(apiVersion)];
  const fields = before && after ? diff(before, after) : [];
  return { pair, kind, group, ...(before && { before }), ...(after && { after }), fields, cluster };
}

/** A rule that calls a field harmless does not explain it, unless it is another version: nothing else is routine. */
function explained({ kind, fields }: Situation, said: readonly Consequence[]): ReadonlySet<FieldChange> {
  const versions = versionValues(kind, fields);
  const isHarmless = ({ meaning, verdict }: Consequence) =>
    meaning !== 'no effect' && (verdict === 'no change' || verdict === 'routine');
  return new Set(
    said.flatMap((one) => (one.fields ?? []).filter((field) => !isHarmless(one) || versions.includes(field))),
  );
}

/** The worst first; of those that are as bad, in the order of the rules. No rule can let a secret out by what it says. */
function inOrder(consequences: readonly Consequence[]): Consequence[] {
  return consequences
    .map(withoutSecrets)
    .toSorted((a, b) => (a.verdict === b.verdict ? 0 : worst([a.verdict, b.verdict]) === a.verdict ? -1 : 1));
}

function withoutSecrets(consequence: Consequence): Consequence {
  const { text, help } = consequence;
  return {
    ...consequence,
    text: textWithoutSecrets(text),
    ...(help !== undefined && { help: textWithoutSecrets(help) }),
  };
}

function outcomeOf({ before, after, fields }: Situation): ObjectOutcome {
  if (!before) return 'created';
  if (!after) return 'deleted';
  return fields.length === 0 ? 'unchanged' : 'updated';
}
