import type * as z from 'zod';
import type { Path } from './locate';

/** The parts of a zod schema's definition that lead to what it contains. */
interface Definition {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
}

/** The names of the fields that `schema` has at `path`; none where it has no mapping there. */
export function fieldsAt(schema: z.core.$ZodType, path: Path): string[] {
  let definition = unwrap(schema);
  for (const step of path) {
    const next = definition.shape?.[String(step)] ?? definition.valueType ?? definition.element;
    if (!next) return [];
    definition = unwrap(next);
  }
  return Object.keys(definition.shape ?? {});
}

function unwrap(schema: z.core.$ZodType): Definition {
  const definition = schema._zod.def as Definition;
  return definition.innerType ? unwrap(definition.innerType) : definition;
}
