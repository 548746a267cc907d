import { error } from '../../diagnostics/diagnostic';
import { locateKey, locateValue } from '../../source/locate';
import type { EnvironmentRule } from './rule';

/** Several engines can mount one volume only if it can be mounted by many nodes. */
export const sharedDocuments: EnvironmentRule = ({ engines = {} }, document) =>
  Object.entries(engines)
    .filter(([, { documents, replicas = 1 }]) => documents && documents.accessMode !== 'ReadWriteMany' && replicas > 1)
    .map(([name, { documents, replicas }]) => {
      const path = ['engines', name, 'documents'];
      const place =
        documents?.accessMode === undefined
          ? locateKey(document, path)
          : locateValue(document, [...path, 'accessMode']);
      const message = `${replicas} engines cannot mount one volume that is ReadWriteOnce`;
      const help = 'set accessMode: ReadWriteMany with a StorageClass that has it, or replicas: 1';
      return error(place, 'environment/volume-not-shared', message, help);
    });
