/** What is given in an object of a type, before anything is filled in. */
export type Given = Readonly<Record<string, unknown>>;

/** A value that the API server fills in, or how it comes to one. Undefined: it fills in none. */
export type Default = ((given: Given) => unknown) | string | number | boolean;

/** What is filled in where nothing is given, by field. */
export type Defaults = Readonly<Record<string, Default>>;

/** The fields of a value; none of what is no object. */
export function given(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};
}
