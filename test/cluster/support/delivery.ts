import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../src/manifests/manifest';
import { identityOf } from '../../../src/manifests/rules/unique-objects';
import { objectsIn } from '../../support/fleet';
import type { Answer, Api, ObjectAnswer } from '../harness/api';
import { inOrder } from './accept';
import { eventually } from './eventually';

/** What became of one object that is, or was, in git. */
export interface Delivered {
  readonly manifest: Manifest;
  /** As it was before. Absent where nothing was there. */
  readonly found?: ObjectAnswer;
  /** Absent for what is not to be pruned. */
  readonly answer?: Answer;
}

/**
 * Applies what is there, whatever becomes of each, then removes what was there the last time and is not any more, unless
 * an annotation says otherwise.
 */
export async function deliver(api: Api, now: readonly Manifest[], last: readonly Manifest[]): Promise<Delivered[]> {
  const done: Delivered[] = [];
  const find = async (manifest: Manifest) => {
    const { status, body } = await api.read(manifest);
    return { manifest, ...(status === 200 && { found: body }) };
  };
  for (const manifest of inOrder(now)) {
    const found = await find(manifest);
    const answer = await api.apply(manifest);
    if (manifest.kind === 'CustomResourceDefinition' && answer.status < 300) await isServed(api, manifest);
    done.push({ ...found, answer });
  }
  const kept = new Set(now.map(identityOf));
  const gone = inOrder(last.filter((manifest) => !kept.has(identityOf(manifest)))).reverse();
  for (const manifest of gone) {
    done.push({ ...(await find(manifest)), ...(isPruned(manifest) && { answer: await api.remove(manifest) }) });
  }
  return done;
}

/** The API server takes a while until it knows a new kind. */
async function isServed(api: Api, { spec }: Manifest): Promise<void> {
  const { group, names, versions } = spec as CustomKind;
  const metadata = { name: 'any', namespace: 'any' };
  for (const { name } of versions.filter(({ served }) => served)) {
    const any = { apiVersion: `${group}/${name}`, kind: names.kind, metadata };
    await eventually(async () => (await api.pathOf(any).catch(() => '')) !== '', Boolean);
  }
}

interface CustomKind {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly name: string; readonly served: boolean }[];
}

/**
 * What Argo CD and Flux do with `dist/<env>` of a repository: they apply what is there, and remove what was there
 * the last time and is not any more, unless an annotation says otherwise.
 */
export class Delivery {
  #last: readonly Manifest[] = [];

  constructor(
    private readonly api: Api,
    private readonly folder: string,
  ) {}

  /** Gives what the API server refused; for what is in order: nothing. */
  async sync(): Promise<string[]> {
    const now = this.#read();
    if (!now.every(isTreatedAlike)) throw new Error('Argo CD and Flux would not do the same');
    const answers = (await deliver(this.api, now, this.#last)).flatMap(({ answer }) => answer ?? []);
    this.#last = now;
    return answers.filter(({ status }) => status >= 300).map(({ body }) => body.message ?? '');
  }

  #read(): Manifest[] {
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.yaml'),
    );
    return files.flatMap((path) => objectsIn(readFileSync(join(this.folder, path), 'utf8')));
  }
}

/** Source: Argo CD, user-guide/sync-options; Flux, kustomize.toolkit.fluxcd.io/prune. */
function keptBy({ metadata: { annotations = {} } }: Manifest): { readonly argo: boolean; readonly flux: boolean } {
  return {
    argo: annotations['argocd.argoproj.io/sync-options']?.split(',').includes('Prune=false') === true,
    flux: annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled',
  };
}

/** Where one of the two only is told, the other is not what is used. */
function isPruned(manifest: Manifest): boolean {
  const { argo, flux } = keptBy(manifest);
  return !argo && !flux;
}

function isTreatedAlike(manifest: Manifest): boolean {
  const { argo, flux } = keptBy(manifest);
  return argo === flux;
}
