import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with what is pinned, and with the Go modules that build it. */
export const TOOLS = join(process.cwd(), 'test', 'cluster', 'tools');

interface Pinned {
  readonly kubernetes: readonly string[];
  readonly etcd: string;
  readonly kwok: string;
  readonly kubeconform: string;
  readonly 'kube-score': string;
  readonly checkov: string;
}

/** The versions that are built where nothing else is found: `versions.json`, the only place that names them. */
export const PINNED: Pinned = JSON.parse(readFileSync(join(TOOLS, 'versions.json'), 'utf8'));

/** The Kubernetes minors that the tests run on, such as `1.36`, oldest first. */
export const PINNED_MINORS: readonly string[] = PINNED.kubernetes.map(minorOf);

/** The minor of a version: `1.36` of `1.36.3`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** The patch that is pinned for a minor; undefined where there is none. */
export function pinnedPatch(minor: string): string | undefined {
  return PINNED.kubernetes.find((version) => minorOf(version) === minor);
}

/** Names what a Go module of `tools/` builds: other dependencies, another name. */
export function moduleHash(folder: string): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(TOOLS, folder, file)));
  return hash.digest('hex').slice(0, 12);
}
