import { groupOf } from './api-group';
import { IMMUTABLE } from './immutable-fields';
import type { Exceptions } from './immutable-unless';

type Fields = Readonly<Record<string, unknown>>;

/** A field that the API server refuses to change. */
export interface ImmutableField {
  /** The way to it. */
  readonly field: readonly string[];
  /** Refused by older versions only, 1.28 among them. */
  readonly older: boolean;
  readonly source: string;
}

/** What is refused where the scalar that `leaf` leads to is another, if anything; by the object as it was and as it will be. */
export function immutableField(before: Fields, after: Fields, leaf: readonly string[]): ImmutableField | undefined {
  const { apiVersion, kind } = before as { apiVersion: string; kind: string };
  const group = groupOf(apiVersion);
  const { refused = [], but = [], unless = {}, older = {}, source = '' } = IMMUTABLE[`${group}/${kind}`] ?? {};
  const path = refused.find((one) => isBelow(leaf, one));
  const holds = (exceptions: Exceptions) =>
    Object.entries(exceptions).some(([one, mayChange]) => isBelow(leaf, one) && mayChange(before, after));
  if (path === undefined || but.some((one) => isBelow(leaf, one)) || holds(unless)) return undefined;
  const field = leaf.slice(0, path.split('.').length);
  return { field, older: holds(older), source: `kubernetes v1.36.3, ${source}` };
}

function isBelow(leaf: readonly string[], path: string): boolean {
  return path.split('.').every((step, index) => step === '*' || step === leaf[index]);
}
