import type { Manifest } from '../../src/manifests/manifest';
import type { Api } from '../cluster/harness/api';
import { atOnce } from './at-once';
import type { Happened } from './happened';
import type { PredictionCase } from './prediction-case';
import { replay } from './replay';
import type { Watched } from './watched';

/** Cases mostly wait: more of them at once keep two cores busy, and delay what is waited for. */
const AT_ONCE = 12;

/**
 * Begins to replay cases: next to each other, then those that change more than their own namespaces, each alone.
 *
 * @returns what became of each, by name, as soon as it is known: what happened, or why nobody knows
 */
export function replayAll(
  api: Api,
  watched: Watched,
  cases: readonly PredictionCase[],
): ReadonlyMap<string, Promise<Happened | Error>> {
  const marks = new Map(cases.map(({ name }, index) => [name, String(index).padStart(3, '0')]));
  const run = (the: PredictionCase) => replay(api, watched, the, marks.get(the.name) ?? '').catch(asError);
  const [together, inTurn] = [atOnce(AT_ONCE), atOnce(1)];
  const replays = new Map(
    cases.filter((the) => wideObjects(the).length === 0).map((the) => [the.name, together(() => run(the))]),
  );
  const first = Promise.all(replays.values());
  for (const the of cases.filter(({ name }) => !replays.has(name))) {
    const alone = () => run(the).finally(() => removeWide(api, the));
    replays.set(
      the.name,
      first.then(() => inTurn(alone)),
    );
  }
  return replays;
}

function asError(problem: unknown): Error {
  return problem instanceof Error ? problem : new Error(String(problem));
}

/** Objects of the whole cluster. */
function wideObjects({ before, after }: PredictionCase): Manifest[] {
  return [...before, ...after].filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace === undefined);
}

async function removeWide(api: Api, the: PredictionCase): Promise<void> {
  for (const object of wideObjects(the)) await api.remove(object).catch(() => undefined);
}
