import * as z from 'zod';
import { clientSchema } from './client/schema';
import { environmentSchema } from './environment/schema';
import { planSchema } from './schemas/plan';

/** What an editor can be told the shape of. */
export type SchemaName = 'client' | 'environment';

const SCHEMAS: Readonly<Record<SchemaName, z.ZodType>> = { client: clientSchema, environment: environmentSchema };

/** Where the JSON Schema of an input file is written to. */
function schemaPath(name: SchemaName): string {
  return `schemas/${name}.schema.json`;
}

/** The JSON Schemas (draft 2020-12), by path: those of input files complete and explain in editors, that of a plan is for its readers. */
export function jsonSchemas(): { readonly path: string; readonly text: string }[] {
  const inputs = (['client', 'environment'] as const).map((name) => fileOf(schemaPath(name), SCHEMAS[name], 'input'));
  return [...inputs, fileOf('schemas/plan.schema.json', planSchema, 'output')];
}

function fileOf(path: string, schema: z.ZodType, io: 'input' | 'output') {
  return { path, text: `${JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), null, 2)}\n` };
}

/** The comment by which the YAML language server finds the schema of the file at `path`. */
export function schemaLine(name: SchemaName, path: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${schemaPath(name)}`;
}
