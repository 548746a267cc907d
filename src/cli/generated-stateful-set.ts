import { join } from 'node:path';
import type { Client } from '../client/client';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { FolderTree } from '../io/folder-tree';
import type { Manifest } from '../manifests/manifest';
import { documentsIn, objectsIn } from '../plan/read/read-objects';

/** What `dist/` has of a client, and with it the cluster. */
export interface GeneratedStatefulSet {
  /** The file that it is to be in. */
  readonly source: string;
  /** @default - none is there, or what is there cannot be read */
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the StatefulSet of a client from `dist/`. */
export function generatedStatefulSet(root: string, { environment, folders, name }: Client): GeneratedStatefulSet {
  const folder = ['dist', environment, 'clients', ...folders, name].join('/');
  const tree = new FolderTree(join(root, folder), { called: folder });
  const documents = [...tree.paths].flatMap((path) => documentsIn(path, tree.read(path), `${folder}/${path}`));
  const read = documents.map(objectsIn);
  const found = read.flatMap(({ objects }) => objects).find(({ manifest }) => manifest.kind === 'StatefulSet');
  const diagnostics = read.flatMap((one) => one.diagnostics);
  return { source: `${folder}/stack.k8s.yaml`, diagnostics, ...(found && { manifest: found.manifest }) };
}
