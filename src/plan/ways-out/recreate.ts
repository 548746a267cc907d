import type { Verdict } from '../change';

/** What it takes to change a field that cannot be changed in place, and what that costs. */
export interface WayOut {
  readonly verdict: Verdict;
  readonly help: string;
}

const DOCS = 'docs/operations.md';

const byHand = (help: string): WayOut => ({ verdict: 'needs attention', help });

const losing = (help: string): WayOut => ({ verdict: 'dangerous', help });

const instead = byHand('give the changed one another name, and name that where it is used; the pods then start anew');

/** By kind; what is not here is deleted and made anew. */
const WAYS: Readonly<Record<string, WayOut>> = {
  StatefulSet: byHand(
    `kubectl delete --cascade=orphan and sync: its pods keep running, its claims stay and are used again: ${DOCS}#recreate-a-statefulset`,
  ),
  Deployment: byHand(
    `delete it and sync: its pods stop and come back; with --cascade=orphan they run meanwhile: ${DOCS}#recreate-a-deployment`,
  ),
  DaemonSet: byHand(`delete it and sync: its pods stop and come back: ${DOCS}#recreate-a-deployment`),
  ReplicaSet: byHand(`delete it and sync: its pods stop and come back: ${DOCS}#recreate-a-deployment`),
  Job: byHand('delete it and sync, or give it another name: it runs again'),
  Pod: byHand('delete it and sync: it stops, and another one starts'),
  PersistentVolumeClaim: losing(
    `deleting it deletes its data: make a claim of another name and copy the data: ${DOCS}#move-a-volume`,
  ),
  PersistentVolume: losing(`deleting it leaves its claim without a volume: ${DOCS}#move-a-volume`),
  Service: byHand('delete it and sync: its address changes, and traffic is lost meanwhile'),
  ConfigMap: instead,
  Secret: byHand('delete it and sync: pods that start meanwhile wait for it'),
  RoleBinding: byHand('delete it and sync: its subjects have no such rights meanwhile'),
  ClusterRoleBinding: byHand('delete it and sync: its subjects have no such rights meanwhile'),
  StorageClass: byHand('delete it and sync: volumes that are there stay as they are, new claims wait meanwhile'),
  PriorityClass: byHand('delete it and sync: pods that run keep their priority, new ones are refused meanwhile'),
  IngressClass: byHand('delete it and sync: its Ingresses may be without a controller meanwhile'),
  RuntimeClass: byHand('delete it and sync: pods that run stay, new ones are refused meanwhile'),
  CSIDriver: byHand('delete it and sync: volumes cannot be mounted meanwhile'),
  CustomResourceDefinition: losing('deleting it deletes every object of its kind: make a new kind instead'),
};

/** The way out where a field of an object cannot be changed. The pods of a StatefulSet stop with their selector. */
export function recreating(kind: string, path: string): WayOut {
  if (kind === 'StatefulSet' && path === 'spec.selector') {
    return byHand(
      `delete it and sync: its pods stop and come back, its claims stay and are used again: ${DOCS}#recreate-a-statefulset`,
    );
  }
  if (kind === 'Secret' && path !== 'type') return instead;
  return WAYS[kind] ?? byHand('delete it and sync: it is made anew');
}
