import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../src/manifests/manifest';
import { identityOf } from '../../../src/manifests/rules/unique-objects';
import { objectsIn } from '../../support/fleet';
import type { Api } from '../harness/api';
import { inOrder } from './accept';

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
    const now = inOrder(this.#read());
    const answers = [];
    for (const manifest of now) answers.push(await this.api.apply(manifest));
    const kept = new Set(now.map(identityOf));
    const gone = this.#last.filter((manifest) => !kept.has(identityOf(manifest)));
    for (const manifest of gone) if (isPruned(manifest)) answers.push(await this.api.remove(manifest));
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
function isPruned({ metadata: { annotations = {} } }: Manifest): boolean {
  const argo = annotations['argocd.argoproj.io/sync-options']?.split(',').includes('Prune=false') === true;
  const flux = annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled';
  if (argo !== flux) throw new Error('Argo CD and Flux would not do the same');
  return !flux;
}
