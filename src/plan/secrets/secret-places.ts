import { isSecretName, isSecretVariable } from './secret-names';

/** What is secret at a place of an object: every value, a value that is a text or number, or what looks like a secret. */
export type Secrecy = 'all' | 'plain' | 'texts';

/** A place in an object. */
export interface Place {
  readonly kind: string;
  /** The object itself, or a value in it. */
  readonly isRoot: boolean;
  readonly secrecy: Secrecy;
}

/** What kubectl apply keeps of an object, with every value in it. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The object. */
export function rootOf(kind: string): Place {
  return { kind, isRoot: true, secrecy: 'texts' };
}

/** The place of a field of what is at `place`. */
export function fieldOf(place: Place, of: unknown, field: string): Place {
  return { kind: place.kind, isRoot: false, secrecy: secrecyOf(place, of, field) };
}

function secrecyOf({ kind, isRoot, secrecy }: Place, of: unknown, field: string): Secrecy {
  if (secrecy === 'all' || field === LAST_APPLIED) return 'all';
  const isSecret = (isRoot && kind === 'Secret') || (of as { readonly kind?: unknown } | null)?.kind === 'Secret';
  if (isSecret && (field === 'data' || field === 'stringData')) return 'all';
  const name = field === 'value' ? nameOf(of) : undefined;
  if (name !== undefined && isSecretVariable(name)) return 'plain';
  return isSecretName(field) && !isReference(kind, field) ? 'plain' : 'texts';
}

/** A setting is a pair of `name` and `value`, as an environment variable, or of `key` and `value`. */
function nameOf(setting: unknown): string | undefined {
  const { name, key } = (setting ?? {}) as { name?: unknown; key?: unknown };
  return typeof name === 'string' ? name : typeof key === 'string' ? key : undefined;
}

/** In an ExternalSecret, `secretKey` is the name of a key. Source: https://external-secrets.io/latest/api/externalsecret/ */
function isReference(kind: string, field: string): boolean {
  return field === 'secretKey' && kind !== 'Secret' && kind.includes('Secret');
}

/** The element of a list that a step in brackets means: by its name or its place; of one that is not there, its name. */
export function elementAt(list: unknown, step: string): unknown {
  const key = step.slice(1, -1);
  const elements: readonly unknown[] = Array.isArray(list) ? list : [];
  return elements.find((element) => nameOf(element) === key) ?? elements[Number(key)] ?? { name: key };
}
