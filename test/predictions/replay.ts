import { describe, type Manifest } from '../../src/manifests/manifest';
import type { Api } from '../cluster/harness/api';
import { type Delivered, deliver } from '../cluster/support/delivery';
import type { Outcomes } from './facts';
import { claimGroups, claimsOf, type Happened, type Observed, podsOf } from './happened';
import { objectOutcome } from './object-outcome';
import { OwnNamespaces } from './own-namespaces';
import type { PredictionCase } from './prediction-case';
import { isNamespaced, prepare } from './prepare';
import { settle } from './settle';
import { snapshot } from './snapshot';
import type { Watched } from './watched';

/** Replays a case. @param mark what no other case of the cluster has. @throws where it is not replayed to its end */
export async function replay(api: Api, watched: Watched, the: PredictionCase, mark: string): Promise<Happened> {
  const namespaces = new OwnNamespaces([...the.before, ...the.after], mark);
  const written = new Map<Manifest, Manifest>();
  await prepare(api, the, namespaces);
  const before = await placed(api, the.before, namespaces, written);
  const refused = (await deliver(api, before, [])).flatMap(refusal);
  if (refused.length > 0) throw new Error(`before/ is refused: ${refused.join('; ')}`);
  const left = await settle(watched, namespaces.names);
  if (left.length > 0) throw new Error(`before/ does not get ready: ${left.join('; ')}`);
  const [old, since] = [snapshot(watched, namespaces.names), watched.now];
  const after = await placed(api, the.after, namespaces, written);
  const delivered = await deliver(api, after, before);
  const undone = await settle(watched, namespaces.names);
  const events = watched.events(namespaces.names, since);
  const observed: Observed = { watched, namespaces, before: old, after: snapshot(watched, namespaces.names), events };
  const claims = claimsOf(observed);
  const message = namespaces.asWritten(delivered.flatMap(refusal).join('; '));
  return {
    objects: await objectsOf(api, delivered, new Set(after), written),
    ...(message !== '' && { message }),
    pods: podsOf(observed),
    claims,
    claimGroups: claimGroups(observed, claims),
    undone,
  };
}

function refusal({ answer }: Delivered): string[] {
  return answer && answer.status >= 300 ? [answer.body.message ?? ''] : [];
}

/** Objects as they are in the cluster; `written` is to know what they come from. */
async function placed(
  api: Api,
  manifests: readonly Manifest[],
  namespaces: OwnNamespaces,
  written: Map<Manifest, Manifest>,
): Promise<Manifest[]> {
  const all: Manifest[] = [];
  for (const manifest of manifests) {
    const own = namespaces.own(manifest, await isNamespaced(api, manifest));
    written.set(own, manifest);
    all.push(own);
  }
  return all;
}

async function objectsOf(
  api: Api,
  delivered: readonly Delivered[],
  after: ReadonlySet<Manifest>,
  written: ReadonlyMap<Manifest, Manifest>,
): Promise<Outcomes> {
  const entries: [string, string][] = [];
  for (const one of delivered) {
    const { status, body } = await api.read(one.manifest);
    const isThere = status === 200 && body.metadata?.deletionTimestamp === undefined;
    const outcome = objectOutcome(one, !after.has(one.manifest), isThere);
    entries.push([describe(written.get(one.manifest) ?? one.manifest), outcome]);
  }
  return Object.fromEntries(entries);
}
