import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../src/manifests/manifest';
import { printYaml } from '../../../src/manifests/print';
import { combinations } from '../../support/combinations';
import { makeValid, objectsIn } from '../../support/fleet';
import { declarable, repositoryInputs } from '../../support/repository-inputs';
import { tempRoot } from '../../support/temp-root';

/** An object that linters look at. */
export interface Linted {
  readonly environment: string;
  readonly object: Manifest;
}

/** What linters look at: an object a file, and a folder an environment. */
export interface LintedFleet {
  readonly folder: string;
  /** By path below the folder. */
  readonly objects: ReadonlyMap<string, Linted>;
}

/** Annotations by which an object would switch a linter off for itself, past exceptions.yaml. */
const SILENCER = /^(checkov\.io|kube-score|ignore-check\.kube-linter\.io|polaris\.fairwinds\.com|trivy)\b/;

function refuseSilencers(object: Manifest): void {
  const annotations = JSON.stringify(object).match(/"annotations":\{[^}]*\}/g) ?? [];
  const keys = annotations.flatMap((text) => Object.keys(JSON.parse(`{${text}}`).annotations));
  const [silencer] = keys.filter((key) => SILENCER.test(key));
  if (silencer) throw new Error(`${object.kind} ${object.metadata.name} silences a linter by ${silencer}`);
}

/** This repository's environments, and every pair of features. */
export function lintedFleet(minor: string): LintedFleet {
  const folder = tempRoot();
  const objects = new Map<string, Linted>();
  for (const inputs of [repositoryInputs(minor), combinations(declarable(minor))]) {
    for (const { path, text } of makeValid(inputs)) {
      const environment = path.split('/')[0] ?? '';
      mkdirSync(join(folder, environment), { recursive: true });
      for (const object of objectsIn(text)) {
        refuseSilencers(object);
        const file = join(environment, `${objects.size}.yaml`);
        objects.set(file, { environment, object });
        writeFileSync(join(folder, file), printYaml([object]));
      }
    }
  }
  return { folder, objects };
}
