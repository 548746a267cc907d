import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '../../cluster/harness/api';

type Schema = { readonly [key: string]: unknown };

interface OpenApi {
  readonly components?: { readonly schemas?: Record<string, Schema> };
}

interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const REF = '#/components/schemas/';

/** What `kubeconform -schema-location` finds the schemas below by. */
export const SCHEMA_FILE = '{{.ResourceKind}}-{{.Group}}-{{.ResourceAPIVersion}}.json';

/**
 * Writes a JSON Schema for every kind that an API server knows, custom resources included: no field that it does not
 * know is allowed.
 */
export async function writeSchemas(api: Api, folder: string): Promise<void> {
  const { body } = await api.request<{ paths: Record<string, { serverRelativeURL: string }> }>('GET', '/openapi/v3');
  const documents = Object.values(body.paths);
  for (const { serverRelativeURL } of documents) {
    const document = (await api.request<OpenApi>('GET', serverRelativeURL)).body;
    const schemas = document.components?.schemas ?? {};
    for (const [name, schema] of Object.entries(schemas)) {
      const kinds = (schema['x-kubernetes-group-version-kind'] ?? []) as Kind[];
      // what belongs to every group, such as DeleteOptions, is no object
      if (kinds.length !== 1) continue;
      for (const kind of kinds) writeSchema(folder, kind, name, schemas);
    }
  }
}

function writeSchema(
  folder: string,
  { group, version, kind }: Kind,
  name: string,
  schemas: Record<string, Schema>,
): void {
  const definitions: Record<string, Schema> = {};
  const add = (one: string): void => {
    if (one in definitions) return;
    definitions[one] = {};
    const strict = strictly(schemas[one] ?? {});
    definitions[one] = strict;
    for (const [, other = ''] of JSON.stringify(strict).matchAll(/"#\/definitions\/([^"]+)"/g)) add(other);
  };
  add(name);
  // kubeconform takes the version for the group where there is none
  const file = `${kind.toLowerCase()}-${group || version}-${version}.json`;
  writeFileSync(join(folder, file), JSON.stringify({ $ref: `#/definitions/${name}`, definitions }));
}

/**
 * A schema of OpenAPI as one of JSON Schema that allows no field that it does not name. Keywords below which there
 * are no schemas stay, but for `nullable`, which JSON Schema does not have.
 */
function strictly({ nullable, ...schema }: Schema): Schema {
  const strict: Record<string, unknown> = { ...schema };
  const { $ref, properties, additionalProperties, items, enum: values } = schema;
  if ($ref !== undefined) strict.$ref = reference($ref);
  if (isSchema(properties)) strict.properties = mapValues(properties);
  if (isSchema(items)) strict.items = strictly(items);
  if (isSchema(additionalProperties)) strict.additionalProperties = strictly(additionalProperties);
  // Kubernetes 1.28 names some twice, which is no valid schema
  if (Array.isArray(values)) strict.enum = [...new Set(values)];
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const parts = schema[keyword];
    if (Array.isArray(parts)) strict[keyword] = parts.map(strictly);
  }
  const isOpen = additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (properties !== undefined && !isOpen) strict.additionalProperties = false;
  return nullable === true ? { anyOf: [strict, { type: 'null' }] } : strict;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues(schemas: Schema): Schema {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, strictly(one as Schema)]));
}

function reference(value: unknown): string {
  return String(value).replace(REF, '#/definitions/');
}
