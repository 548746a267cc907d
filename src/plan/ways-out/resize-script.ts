import type { Resize } from './resize-claims';

/** What is known of the client whose volume is to grow. */
export interface ResizedClient {
  readonly name: string;
  readonly environment: string;
  /** Its file. */
  readonly source: string;
  /** Whether the input files ask for the new size already. */
  readonly isAsked: boolean;
}

/**
 * The way to a larger volume as a shell script that people read and run step by step. Nothing in it deletes data.
 *
 * Git is changed before the StatefulSet goes: what makes it again then finds the new size, and whatever made it from the old one
 * would do no harm but has to be repeated. Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 * and https://kubernetes.io/docs/tasks/run-application/delete-stateful-set/
 */
export function resizeScript(client: ResizedClient, resize: Resize): string {
  const steps = [head, classAllows, git, growClaims, waitForStorage, merge, orphan, sync, verify];
  return steps.map((step) => `${step(client, resize)}\n`).join('\n');
}

type Step = (client: ResizedClient, resize: Resize) => string;

const SIZE_AT = '{.spec.volumeClaimTemplates[0].spec.resources.requests.storage}';

const lines = (...all: readonly string[]) => all.join('\n');

const head: Step = ({ name, environment }, { from, to }) =>
  lines(
    '#!/bin/sh',
    `# Makes the volume of client ${name} in ${environment} larger: ${from === to ? 'to' : `${from} →`} ${to}.`,
    '#',
    `# Printed by: mira volume resize ${name} --env ${environment} --size ${to} --print. Nothing of it is done yet.`,
    `# Read it, then run it step by step, in the repository, with kubectl pointing at the cluster of ${environment}.`,
    '# No step deletes data; pod, claim and volume stay all the time.',
    '# Why in this order, and what if it goes wrong: docs/operations.md#resize-a-volume',
    'set -eu',
    '',
    'wait_until() {',
    '  printf \'%s; then press Enter \' "$1"',
    '  read -r _',
    '}',
  );

const classAllows: Step = (_, { className }) => {
  if (className === undefined) {
    return lines(
      "# 1. Does the StorageClass let volumes grow? The claim names none: look at the cluster's default class.",
      'kubectl get storageclass',
      "wait_until 'if ALLOWVOLUMEEXPANSION is true for the (default) class, go on'",
    );
  }
  return lines(
    '# 1. Does the StorageClass let volumes grow? If not, stop: docs/operations.md#move-a-volume',
    `allowed=$(kubectl get storageclass ${className} --output jsonpath='{.allowVolumeExpansion}')`,
    `[ "$allowed" = true ] || { echo 'volumes of ${className} cannot grow' >&2; exit 1; }`,
  );
};

const git: Step = ({ source, isAsked }, { from, to }) => {
  if (from === to) {
    return lines(
      `# 2. Ask for the new size in git: dist/ has ${to} already, on a branch or merged. Merged, step 5 is done: until step 6 is,`,
      '#    the sync of the StatefulSet fails, and nothing stops.',
    );
  }
  return lines(
    '# 2. Ask for the new size in git, on a branch. Do not merge it yet.',
    ...(isAsked
      ? [`#    ${source} or its environment asks for ${to} already.`]
      : [`#    ${source}:`, '#      storage:', `#        size: ${to}`, `wait_until 'write that into ${source}'`]),
    `npx mira synth ${source} --allow-immutable`,
    `wait_until 'commit ${source} and dist/ on a branch, and open a pull request'`,
  );
};

const growClaims: Step = (_, { namespace, claims, to }) =>
  lines(
    '# 3. Make the claims larger. Templates are looked at when a claim is made, and never again: Argo CD and Flux, who do not',
    '#    know the claims, do not undo it.',
    ...claims.map((claim) =>
      lines(
        `kubectl --namespace ${namespace} patch persistentvolumeclaim ${claim} --type merge \\`,
        `  --patch '{"spec":{"resources":{"requests":{"storage":"${to}"}}}}'`,
      ),
    ),
  );

const waitForStorage: Step = (_, { namespace, claims, pods, to }) => {
  const waits = claims.flatMap((claim) => [
    `kubectl --namespace ${namespace} wait persistentvolumeclaim ${claim} --timeout=15m \\`,
    `  --for=jsonpath='{.status.capacity.storage}'=${to} || wait_until 'see why, as above'`,
  ]);
  if (pods.length === 0) {
    return lines(
      '# 4. No pod mounts the volume now. Some drivers make the file system larger when one does, and say FileSystemResizePending',
      '#    until then: that is in order.',
      ...claims.map((claim) => `kubectl --namespace ${namespace} describe persistentvolumeclaim ${claim}`),
    );
  }
  return lines(
    `# 4. Wait for the storage. If it takes long, look at: kubectl --namespace ${namespace} describe persistentvolumeclaim`,
    '#    - FileSystemResizePending: the file system grows when the pod starts the next time, for a minute of rest:',
    ...pods.map((pod) => `#        kubectl --namespace ${namespace} delete pod ${pod}`),
    `#    - a capacity of more than ${to}: the storage rounds up. Go on.`,
    ...waits,
  );
};

const merge: Step = () =>
  lines(
    '# 5. Merge. Until step 6 is done, the sync of the StatefulSet fails, since its template cannot be changed: nothing stops. A',
    '#    Kustomization of Flux holds back everything that is in it for so long, so do not wait with step 6.',
    "wait_until 'merge the pull request'",
  );

const orphan: Step = (_, { namespace, statefulSet, pods }) =>
  lines(
    pods.length === 0
      ? '# 6. Remove the StatefulSet, which has no pods now.'
      : '# 6. Remove the StatefulSet and leave its pods running, without a controller for the moment.',
    `kubectl --namespace ${namespace} delete statefulset ${statefulSet} --cascade=orphan`,
  );

const sync: Step = () =>
  lines(
    '# 7. The next sync makes it again, and it takes over the pods and claims. To have it now:',
    '#      Argo CD: argocd app sync <application>',
    '#      Flux:    flux reconcile kustomization <name> --with-source',
    "wait_until 'sync'",
  );

const verify: Step = (_, { namespace, statefulSet, to }) =>
  lines(
    '# 8. Is it so? The template has the new size, the pods are as old as before, the claims have the new capacity.',
    `kubectl --namespace ${namespace} get statefulset,pod,persistentvolumeclaim`,
    `size=$(kubectl --namespace ${namespace} get statefulset ${statefulSet} --output jsonpath='${SIZE_AT}')`,
    '#    The old size: it was made again from what was in git before the merge. No harm is done: once the merge has',
    '#    arrived, repeat from step 6.',
    `[ "$size" = ${to} ] || { echo "the template still says $size" >&2; exit 1; }`,
  );
