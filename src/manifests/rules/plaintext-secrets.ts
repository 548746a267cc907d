import { type Diagnostic, error } from '../../diagnostics/diagnostic';
import { SECRET_TEXT } from '../../upstream/secret-text';
import { describe, type Manifest, type Stack } from '../manifest';
import { podTemplate } from '../pod-template';

/** Variables whose value is a secret by their name. */
const SECRET_NAME = /pass(word|wd)?$|password|token$|secret|api_?key|private_?key|credential/i;

/** No secret in plain text reaches a file: git remembers it for ever. */
export function plaintextSecrets({ source, manifests }: Stack): Diagnostic[] {
  return manifests.flatMap((manifest) =>
    [...ofKind(manifest), ...inVariables(manifest), ...inText(manifest)].map((what) => {
      const help = 'put the value into a Secret of the cluster and refer to it: docs/secrets.md';
      return error({ source }, 'manifest/plaintext-secret', `${describe(manifest)}: ${what}`, help);
    }),
  );
}

function ofKind({ kind, data, stringData }: Manifest): string[] {
  return kind === 'Secret' && (data ?? stringData) !== undefined ? ['a Secret with its data'] : [];
}

function inVariables(manifest: Manifest): string[] {
  return (podTemplate(manifest)?.containers ?? []).flatMap(({ name, env = [] }) =>
    env
      .filter(({ name: variable, value }) => value !== undefined && value !== '' && SECRET_NAME.test(variable))
      .map(({ name: variable }) => `the variable ${variable} of the container ${name} in plain text`),
  );
}

function inText(manifest: Manifest): string[] {
  return hasSecret(manifest) ? ['text that looks like a private key, a token or a login'] : [];
}

function hasSecret(value: unknown): boolean {
  if (typeof value === 'string') return SECRET_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) {
    if (SECRET_TEXT.test(key) || hasSecret((value as Readonly<Record<string, unknown>>)[key])) return true;
  }
  return false;
}
