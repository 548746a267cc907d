import type { Manifest } from '../../src/manifests/manifest';
import type { ObjectChange } from '../../src/plan/change';

/** Whether a change is of an object, of what scales it, or of the namespace that it is in. */
export function isAbout(change: ObjectChange, object: string): boolean {
  const { kind, metadata, spec } = manifestOf(change);
  const [, namespace = ''] = /^\S+ (.+)\//.exec(object) ?? [];
  if (kind === 'Namespace') return metadata.name === namespace;
  const { scaleTargetRef: target } = (spec ?? {}) as { scaleTargetRef?: { kind: string; name: string } };
  const place = metadata.namespace ?? 'default';
  return object === `${kind} ${place}/${metadata.name}` || object === `${target?.kind} ${place}/${target?.name}`;
}

/** Whether a change is of what mounted a claim, by its name. */
export function mounts({ before }: ObjectChange, claim: string): boolean {
  const { namespace = 'default' } = before?.manifest.metadata ?? {};
  const [, name] = claim.split(`PersistentVolumeClaim ${namespace}/`);
  return name !== undefined && JSON.stringify(before?.manifest.spec ?? {}).includes(`"claimName":"${name}"`);
}

/** The object of a change; as it is afterwards, unless it is removed. */
export function manifestOf({ before, after }: ObjectChange): Manifest {
  const placed = after ?? before;
  if (!placed) throw new Error('an object that is on neither side');
  return placed.manifest;
}
