import type { V1OwnerReference } from '@kubernetes/client-node';
import type { Seen, Watched } from './watched';

/** The object that makes an object, or makes what makes it: the Deployment of a pod. The object itself where none does. */
export function topOwner(watched: Watched, object: Seen): Seen {
  const owner = controllerOf(object);
  const seen = owner && watched.ever(owner.uid);
  return seen ? topOwner(watched, seen) : object;
}

/** Whether what owns an object is gone: the garbage collector has not come by yet. */
export function isOrphan(watched: Watched, { metadata }: Seen): boolean {
  const owners = (metadata.ownerReferences ?? []).filter(({ uid }) => watched.ever(uid));
  return owners.length > 0 && owners.every(({ uid }) => !watched.isThere(uid));
}

function controllerOf({ metadata }: Seen): V1OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true);
}
