import { typeOfObject } from '../../upstream/kubernetes-types';
import type { Consequence } from '../change';
import { fieldsOf } from '../compare/shape';
import { touching } from '../compare/touching';
import type { Situation } from './rule';

const MANAGED = 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#clearing-managedfields';
const BYTES = 'https://kubernetes.io/docs/concepts/configuration/secret/#working-with-secrets';
const REFUSED = { meaning: 'immutable', verdict: 'refused' } as const;

/** What the API server cannot take in an object, whatever its fields: what only it writes, and bytes that are none. */
export function notDecodable({ pair, fields }: Situation): Consequence[] {
  const { manifest } = pair.after ?? {};
  if (!manifest) return [];
  const bytes = undecodable(manifest).map((path): Consequence => {
    const help = 'write it in base64, or as text in stringData of a Secret or data of a ConfigMap';
    return { ...REFUSED, text: `${path} is not base64: refused`, help, fields: touching(fields, path), source: BYTES };
  });
  return [...managed(manifest), ...bytes];
}

function managed({ metadata }: { readonly metadata: object }): Consequence[] {
  if ((fieldsOf(metadata).managedFields ?? undefined) === undefined) return [];
  const text = 'metadata.managedFields is written by the API server only: refused';
  const help = 'leave it out, with all that kubectl get adds: creationTimestamp, resourceVersion, uid, status';
  return [{ ...REFUSED, text, help, source: MANAGED }];
}

function undecodable(manifest: { readonly apiVersion: string; readonly kind: string }): string[] {
  const type = typeOfObject(manifest.apiVersion, manifest.kind);
  const field = type === 'core.v1.Secret' ? 'data' : type === 'core.v1.ConfigMap' ? 'binaryData' : undefined;
  if (field === undefined) return [];
  const values = Object.entries(fieldsOf((manifest as Readonly<Record<string, unknown>>)[field]));
  return values.flatMap(([key, value]) => (typeof value === 'string' && !isBase64(value) ? `${field}.${key}` : []));
}

/** As Go reads it: line ends in it count for nothing, spaces do not. Source: encoding/base64, StdEncoding. */
function isBase64(text: string): boolean {
  return /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(text.replace(/[\r\n]/g, ''));
}
