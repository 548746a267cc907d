import type { Consequence } from '../change';
import { fits } from '../compare/steps';
import { claimTemplates, deletesClaims, RETENTION, replicasOf } from '../storage/claims-of';
import type { Situation } from './rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention';

/** What a StatefulSet has done with its claims when it, or one of its pods, goes. */
type When = 'whenDeleted' | 'whenScaled';

/** The claims that go with a StatefulSet or with its pods, now or later. */
export function retention({ kind, before, after, fields }: Situation): Consequence[] {
  if (kind !== 'StatefulSet' || !before || claimTemplates(before).length === 0) return [];
  if (!after)
    return deletesClaims(before, 'whenDeleted') ? [goneWith('its claims are deleted with it, and their data')] : [];
  const said = fields.flatMap((field): Consequence[] => {
    const [when] = (['whenDeleted', 'whenScaled'] as const).filter((one) => fits(field, `${RETENTION}.${one}`));
    return when
      ? [{ meaning: 'data', source: SOURCE, fields: [field], ...turned(when, deletesClaims(after, when)) }]
      : [];
  });
  const fewer = replicasOf(after) < replicasOf(before) && deletesClaims(after, 'whenScaled');
  const scaled = fields.filter((field) => fits(field, 'spec.replicas'));
  return fewer
    ? [...said, { ...goneWith('the claims of the pods that go are deleted, and their data'), fields: scaled }]
    : said;
}

function goneWith(text: string): Consequence {
  const help = 'first set persistentVolumeClaimRetentionPolicy to Retain, in a change of its own';
  return { meaning: 'data', verdict: 'dangerous', text, help, source: SOURCE, claims: 'deleted' };
}

function turned(when: When, toDelete: boolean): Pick<Consequence, 'verdict' | 'text' | 'claims'> {
  const occasion = when === 'whenDeleted' ? 'when it is removed' : 'when it is scaled down';
  if (toDelete) return { verdict: 'dangerous', text: `from now on its claims are deleted ${occasion}`, claims: 'kept' };
  return { verdict: 'needs attention', text: `from now on its claims stay ${occasion}`, claims: 'kept' };
}
