import { describe, type Manifest } from '../../src/manifests/manifest';
import type { Api } from '../cluster/harness/api';
import { type Delivered, deliver } from '../cluster/support/delivery';
import type { Outcomes } from './facts';
import { type Happened, outcomesOf } from './happened';
import { objectOutcome } from './object-outcome';
import { OwnNamespaces } from './own-namespaces';
import type { PredictionCase } from './prediction-case';
import { isNamespaced, prepare } from './prepare';
import { settle } from './settle';
import { snapshot } from './snapshot';
import type { Watched } from './watched';

/**
 * Replays a case.
 *
 * @param mark what no other case of the cluster has
 * @throws where it is not replayed to its end
 */
export async function replay(api: Api, watched: Watched, the: PredictionCase, mark: string): Promise<Happened> {
  const namespaces = new OwnNamespaces([...the.before, ...the.after], mark);
  const { names } = namespaces;
  const before = await begin(api, watched, the, namespaces);
  const [old, since] = [snapshot(watched, names), watched.now];
  const after = await placed(api, the.after, namespaces);
  const delivered = await deliver(api, [...after.keys()], [...before.keys()]);
  const undone = await settle(watched, names);
  const events = watched.events(names, since);
  const message = namespaces.asWritten(delivered.flatMap(refusal).join('; '));
  return {
    objects: await objectsOf(api, delivered, before, after),
    ...(message !== '' && { message }),
    ...outcomesOf({ watched, namespaces, before: old, after: snapshot(watched, names), events }),
    undone,
  };
}

/** Objects as they are in the cluster, with what the files have instead. */
type Placed = ReadonlyMap<Manifest, Manifest>;

/** Applies what was there before, and waits until all of it runs. */
async function begin(api: Api, watched: Watched, the: PredictionCase, namespaces: OwnNamespaces): Promise<Placed> {
  await prepare(api, the, namespaces);
  const before = await placed(api, the.before, namespaces);
  const refused = (await deliver(api, [...before.keys()], [])).flatMap(refusal);
  if (refused.length > 0) throw new Error(`before/ is refused: ${refused.join('; ')}`);
  const left = await settle(watched, namespaces.names);
  if (left.length > 0) throw new Error(`before/ does not get ready: ${left.join('; ')}`);
  return before;
}

function refusal({ answer }: Delivered): string[] {
  return answer && answer.status >= 300 ? [answer.body.message ?? ''] : [];
}

async function placed(api: Api, manifests: readonly Manifest[], namespaces: OwnNamespaces): Promise<Placed> {
  const all = new Map<Manifest, Manifest>();
  for (const manifest of manifests) all.set(namespaces.own(manifest, await isNamespaced(api, manifest)), manifest);
  return all;
}

async function objectsOf(api: Api, delivered: readonly Delivered[], before: Placed, after: Placed): Promise<Outcomes> {
  const entries: [string, string][] = [];
  for (const one of delivered) {
    const { status, body } = await api.read(one.manifest);
    const isThere = status === 200 && body.metadata?.deletionTimestamp === undefined;
    const written = after.get(one.manifest) ?? before.get(one.manifest) ?? one.manifest;
    entries.push([describe(written), objectOutcome(one, !after.has(one.manifest), isThere)]);
  }
  return Object.fromEntries(entries);
}
