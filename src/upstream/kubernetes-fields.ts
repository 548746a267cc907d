import fields from './kubernetes-fields.json';

/**
 * What every field of a type of Kubernetes holds: `text`, `number`, `number or name`, `boolean`, `any`, or a type by name; `[text]`
 * is a list of it, `{text}` a map.
 *
 * Source: k8s.io/client-go v0.36.3, applyconfigurations/internal/internal.go: what server-side apply checks objects with. Written by
 * test/cluster/tools/kubernetes-types.mjs.
 */
const FIELDS = fields as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The fields of a type, and what each holds; undefined where nothing is known of it. */
export function fieldsOfType(type: string): Readonly<Record<string, string>> | undefined {
  return FIELDS[type];
}
