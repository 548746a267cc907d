import type { Manifest } from '../../manifests/manifest';
import type { Steps } from '../change';
import { isSecretVariable } from './secret-names';
import { elementAt, fieldOf, type Place, rootOf } from './secret-places';
import { type Hide, isNoSecret, withoutSecretTexts } from './secret-texts';

/** An object without its secrets. */
export function hiddenIn(manifest: Manifest, hide: Hide): Manifest {
  return inside(manifest, rootOf(manifest.kind), hide) as Manifest;
}

/** A value that is at some steps of an object, without the secrets in it. */
export function hiddenAt(value: unknown, steps: Steps, manifest: Manifest | undefined, hide: Hide): unknown {
  let place = rootOf(manifest?.kind ?? '');
  let node: unknown = manifest;
  for (const step of steps) {
    const isElement = step.startsWith('[');
    if (!isElement) place = fieldOf(place, node, step);
    node = isElement ? elementAt(node, step) : (node as Record<string, unknown> | undefined)?.[step];
  }
  return inside(value, place, hide);
}

function inside(value: unknown, place: Place, hide: Hide): unknown {
  if (typeof value === 'string') return hiddenText(value, place, hide);
  if (Array.isArray(value)) return inList(value, place, hide);
  if (typeof value !== 'object' || value === null) {
    const isHidden = place.secrecy === 'all' || (place.secrecy === 'plain' && typeof value === 'number');
    return isHidden && value !== undefined ? hide(String(value)) : value;
  }
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, inner]) => [key, inside(inner, fieldOf(place, value, key), hide)]));
}

function hiddenText(value: string, { secrecy }: Place, hide: Hide): string {
  if (secrecy === 'texts') return withoutSecretTexts(value, hide);
  return isNoSecret(value) && (secrecy === 'plain' || value.startsWith('(not shown')) ? value : hide(value);
}

/** In a list of arguments, what follows `--password` is one. */
function inList(list: readonly unknown[], place: Place, hide: Hide): unknown[] {
  return list.map((item, index) => {
    const flag = list[index - 1];
    const isAfterFlag = typeof item === 'string' && isSecretFlag(flag);
    return inside(item, isAfterFlag && place.secrecy === 'texts' ? { ...place, secrecy: 'plain' } : place, hide);
  });
}

function isSecretFlag(item: unknown): boolean {
  return typeof item === 'string' && /^--?[\w.-]+$/.test(item) && isSecretVariable(item);
}
